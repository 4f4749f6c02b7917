package io.github.fetchproof.fakes.origin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One kept connection to the HTTP server behind the stage. One thread uses it at a time. */
final class BackstageLine implements AutoCloseable {
    private static final int LINE_LIMIT = 64 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

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

    /** A whole answer: its head without the blank line, each line with its end, and its body. */
    static final class Reply {
        private final String head;
        private final byte[] body;

        private Reply(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        /** The head as it goes to a client, with {@code Connection: close} when the connection is about to be closed. */
        byte[] head(boolean closing) {
            String wire = head + (closing ? "Connection: close\r\n\r\n" : "\r\n");
            return wire.getBytes(StandardCharsets.ISO_8859_1);
        }

        byte[] body() {
            return body;
        }
    }

    /**
     * Asks for one answer and reads it.
     *
     * @return nothing when the connection turns out to have ended before the answer began; it is closed then
     */
    Optional<Reply> ask(long number) {
        String status;
        try {
            String request = "GET /" + number + " HTTP/1.1\r\nHost: stage\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            status = line();
        } catch (IOException e) {
            status = "";
        }
        if (status.isEmpty()) {
            close();
            return Optional.empty();
        }
        try {
            return Optional.of(read(status));
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("the HTTP server behind the stage broke off its answer", e);
        }
    }

    private Reply read(String status) throws IOException {
        StringBuilder head = new StringBuilder(status).append("\r\n");
        int length = 0;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length =
                        Integer.parseInt(field.substring(field.indexOf(':') + 1).strip());
            }
            if (!field.startsWith("Matched-Stub-")) { // WireMock's own
                head.append(field).append("\r\n");
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException(body.length + " bytes of " + length);
        }
        return new Reply(head.toString(), body);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
            if (text.length() > LINE_LIMIT) {
                throw new IOException("a line without end");
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
