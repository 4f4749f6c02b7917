package io.github.fetchproof.fakes.origin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One kept connection to the HTTP server behind the stage. One thread uses it at a time. */
final class BackstageLine implements AutoCloseable {
    private static final int LINE_LIMIT = 64 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final List<String> head = new ArrayList<>();
    private long left;

    private BackstageLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    static BackstageLine to(InetSocketAddress server) {
        try {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.connect(server, PATIENCE_MILLIS);
                return new BackstageLine(socket);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no way to the HTTP server behind the stage at " + server, e);
        }
    }

    /**
     * Asks for one answer and reads its head.
     *
     * @return false when the connection turns out to have ended before the answer began
     */
    boolean ask(long number) {
        try {
            String request = "GET /" + number + " HTTP/1.1\r\nHost: stage\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status = line();
            return !status.isEmpty() && readHead(status);
        } catch (IOException e) {
            close();
            return false;
        }
    }

    private boolean readHead(String status) throws IOException {
        head.clear();
        head.add(status);
        left = 0;
        for (String field = line(); !field.isEmpty(); field = line()) {
            head.add(field);
            if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                left = Long.parseLong(field.substring(field.indexOf(':') + 1).strip());
            }
        }
        return true;
    }

    /** The head as it goes to the client: without what WireMock adds for its own use. */
    byte[] wire(boolean closing) {
        StringBuilder text = new StringBuilder();
        for (String line : head) {
            if (!line.startsWith("Matched-Stub-")) {
                text.append(line).append("\r\n");
            }
        }
        text.append(closing ? "Connection: close\r\n\r\n" : "\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The next piece of the body, or -1 when there is no more. */
    int read(byte[] buffer) {
        if (left == 0) {
            return -1;
        }
        try {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the HTTP server behind the stage left out " + left + " bytes");
            }
            left -= read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
            if (text.length() > LINE_LIMIT) {
                throw new IOException("the HTTP server behind the stage sent an endless line");
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
