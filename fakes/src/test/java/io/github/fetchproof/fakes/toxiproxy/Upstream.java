package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server behind a proxy, one thread a connection. */
final class Upstream implements AutoCloseable {

    /** What it does with a connection; the socket is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Upstream(ServerSocket server, Handler handler) {
        this.server = server;
        daemon("upstream", () -> accept(handler));
    }

    static Upstream serving(Handler handler) {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
            return new Upstream(server, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Upstream echo() {
        return serving(socket -> {
            byte[] buffer = new byte[64 * 1024];
            for (int size = socket.getInputStream().read(buffer); size >= 0; ) {
                socket.getOutputStream().write(buffer, 0, size);
                size = socket.getInputStream().read(buffer);
            }
        });
    }

    /** Starts a thread that the JVM does not wait for. */
    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept(Handler handler) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                daemon("upstream-connection", () -> serve(handler, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Handler handler, Socket socket) {
        try (socket) {
            handler.serve(socket);
        } catch (IOException e) {
            // The other side went away, as tests mean it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
