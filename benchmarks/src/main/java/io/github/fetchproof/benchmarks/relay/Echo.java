package io.github.fetchproof.benchmarks.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The echo service: one thread sends back what comes, for as many connections as descriptors allow. */
final class Echo {
    private static final int SIZE = 4096;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);

    /** @param listeners where clients come in */
    Echo(List<ServerSocketChannel> listeners) throws IOException {
        for (ServerSocketChannel listener : listeners) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        }
    }

    /** Serves until the process ends. */
    void serve() throws IOException {
        while (selector.isOpen()) {
            selector.select(this::ready);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                accept(listener);
            } else if (key.channel() instanceof SocketChannel client) {
                answer(client);
            }
        } catch (IOException gone) {
            // The client's affair, which it notices itself.
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        SocketChannel client = listener.accept();
        if (client != null) {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.register(selector, SelectionKey.OP_READ);
        }
    }

    /** Whoever sends more than can be sent back at once is no client of ours and is closed. */
    private void answer(SocketChannel client) throws IOException {
        boolean served = false;
        try {
            if (client.read(buffer.clear()) >= 0) {
                client.write(buffer.flip());
                served = !buffer.hasRemaining();
            }
        } finally {
            if (!served) {
                client.close();
            }
        }
    }
}
