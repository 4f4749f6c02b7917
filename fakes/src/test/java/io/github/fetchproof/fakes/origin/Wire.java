package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client without manners: sends and receives raw bytes. */
final class Wire implements AutoCloseable {
    private final Socket socket = new Socket();

    Wire(InetSocketAddress to) throws IOException {
        socket.connect(to, 20_000);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    Wire get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: p.example\r\nX-Tag: one\r\n\r\n");
    }

    /** What arrives next, up to and with the blank line after a head. */
    String head() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
            int c = in().read();
            if (c < 0) {
                throw new IOException("closed after " + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** The length that a head announces. */
    static int length(String head) {
        String field = "\r\nContent-Length: ";
        int from = head.indexOf(field) + field.length();
        assertThat(from).as(head).isGreaterThan(field.length());
        return Integer.parseInt(head.substring(from, head.indexOf("\r\n", from)));
    }

    byte[] bytes(int count) throws IOException {
        return in().readNBytes(count);
    }

    /** All that arrives until the origin closes in order. */
    byte[] rest() throws IOException {
        return in().readAllBytes();
    }

    /** All that arrives until the origin resets the connection. */
    byte[] untilReset() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (int c = in().read(); c >= 0; c = in().read()) {
                all.write(c);
            }
        } catch (java.net.SocketException e) {
            if (String.valueOf(e.getMessage()).contains("reset")) {
                return all.toByteArray();
            }
            throw e;
        }
        throw new AssertionError("closed in order after " + all.size() + " bytes");
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
