package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One of the two sockets of a connection. Lives on its loop. */
final class Side implements Ready {
    private final EventLoop loop;
    private final SocketChannel channel;
    private final Connection connection;
    private final Direction incoming;
    private final SelectionKey key;
    private int interest;
    private boolean open = true;

    /** @param incoming the direction whose bytes come in here */
    Side(EventLoop loop, SocketChannel channel, Connection connection, Direction incoming) {
        this.loop = loop;
        this.channel = channel;
        this.connection = connection;
        this.incoming = incoming;
        this.key = loop.register(channel, 0, this);
    }

    SocketChannel channel() {
        return channel;
    }

    boolean open() {
        return open;
    }

    void wantRead(boolean wanted) {
        want(SelectionKey.OP_READ, wanted);
    }

    void wantWrite(boolean wanted) {
        want(SelectionKey.OP_WRITE, wanted);
    }

    private void want(int operation, boolean wanted) {
        int wish = wanted ? interest | operation : interest & ~operation;
        if (open && wish != interest) {
            interest = wish;
            key.interestOps(wish);
        }
    }

    @Override
    public void ready(int operations) {
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            connection.writable(incoming);
        }
        if (open && (operations & SelectionKey.OP_READ) != 0) {
            connection.readable(incoming);
        }
    }

    @Override
    public void abandon() {
        connection.close();
    }

    void close() {
        close(false);
    }

    private void close(boolean reset) {
        if (open) {
            open = false;
            connection.countEnd(incoming, reset);
            loop.close(channel);
        }
    }

    /** Says that nothing more will be sent. */
    void halfClose() {
        if (open) {
            try {
                channel.shutdownOutput();
                connection.count(
                        incoming == Direction.UPSTREAM
                                ? Ledger.Count.CLIENT_HALF_CLOSED
                                : Ledger.Count.UPSTREAM_HALF_CLOSED,
                        1);
            } catch (IOException e) {
                // The peer was faster, and will be noticed when its end is read.
            }
        }
    }

    /** Closes so that the peer gets a reset. */
    void reset() {
        if (open) {
            linger(channel);
            close(true);
        }
    }

    /** Sees to it that closing resets. */
    static void linger(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // The peer was faster: the socket has no connection any more that could be reset.
        }
    }
}
