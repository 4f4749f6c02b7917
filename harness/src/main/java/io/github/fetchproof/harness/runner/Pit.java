package io.github.fetchproof.harness.runner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An address that lets every dial vanish: it listens, and never accepts what has filled its queue. The kernel then drops each
 * further SYN.
 */
final class Pit implements AutoCloseable {

    private static final int QUEUE = 1;

    /** The queue holds one connection more than it is said to; this is more than enough to fill it. */
    private static final int MOST_FILLING = 16;

    /** On loopback a dial that is answered is so at once. */
    private static final int VANISHED_MILLIS = 250;

    private final Deque<AutoCloseable> sockets = new ArrayDeque<>();

    private Pit() {}

    /**
     * Digs one, and looks that a dial does vanish in it.
     *
     * @throws WorldException when none does
     */
    static Pit dig(InetSocketAddress at) {
        Pit pit = new Pit();
        try {
            ServerSocket mouth = new ServerSocket(at.getPort(), QUEUE, at.getAddress());
            pit.sockets.push(mouth);
            for (int filling = 0; filling < MOST_FILLING; filling++) {
                if (!pit.takes(at)) {
                    return pit;
                }
            }
        } catch (IOException e) {
            pit.close();
            throw new WorldException("no dial can be made to vanish at " + at + ": " + e.getMessage(), e);
        }
        pit.close();
        throw new WorldException("this host lets no dial vanish at " + at);
    }

    /** Whether it takes one more connection. */
    private boolean takes(InetSocketAddress at) throws IOException {
        Socket filling = new Socket();
        sockets.push(filling);
        try {
            filling.bind(new InetSocketAddress(Addresses.KIT, 0));
            filling.connect(at, VANISHED_MILLIS);
            return true;
        } catch (SocketTimeoutException vanished) {
            filling.close();
            return false;
        }
    }

    @Override
    public void close() {
        while (!sockets.isEmpty()) {
            Quietly.close(sockets.pop());
        }
    }
}
