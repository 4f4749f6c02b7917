package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections of our own that fill the queue of a listener that accepts nobody: the system drops every further request to
 * connect, and its sender tries again after a second, then after two more. Measured on Linux. Thread-safe.
 */
final class Fillers {
    private static final int MOST = 10_000;
    private static final int FULL_AFTER_MILLIS = 250;

    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    /** Connects until nobody can any more; a queue of 1,024 takes about a third of a second. */
    void fill(ListenAddress address) throws IOException {
        InetAddress host = address.host().orElse(InetAddress.getLoopbackAddress());
        InetSocketAddress target = new InetSocketAddress(host, address.port());
        for (int i = 0; i < MOST; i++) {
            try (Socket filler = new Socket()) {
                // A reset frees our port at once, and takes nobody's place in the queue away.
                filler.setSoLinger(true, 0);
                filler.connect(target, FULL_AFTER_MILLIS);
                ports.add(filler.getLocalPort());
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    /**
     * Whether a client that was accepted is one of them. A later client may have the same port, but stands behind it in the
     * queue: each port is recognized once.
     */
    boolean remove(SocketChannel client) {
        try {
            return !ports.isEmpty()
                    && client.getRemoteAddress() instanceof InetSocketAddress peer
                    && ports.remove(peer.getPort());
        } catch (IOException e) {
            return false;
        }
    }
}
