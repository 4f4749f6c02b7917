package io.github.fetchproof.benchmarks.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection that asks again and again, and does nothing with what it gets. For one thread. */
final class Client implements Closeable {
    private static final int MOST_HEAD_LINES = 100;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    Client(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /**
     * Asks for a path and reads the answer to its end.
     *
     * @return bytes of body
     * @throws IOException unless it is a success
     */
    long get(String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1));
        String status = line();
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(path + " was answered with " + status);
        }
        long length = -1;
        for (int i = 0; i < MOST_HEAD_LINES; i++) {
            String line = line();
            if (line.isEmpty()) {
                in.skipNBytes(length);
                return length;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Long.parseLong(line.substring(LENGTH.length()).strip());
            }
        }
        throw new IOException(path + " was answered with too long a head");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
