package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request to the control API, byte by byte and on a connection of its own, which is closed after the answer. */
final class ControlCall {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String path;
    private final byte[] body;

    ControlCall(String method, String path, byte[] body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    static ControlCall of(String method, String path, String body) {
        return new ControlCall(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param ours whether the API answered, and not already the HTTP server below it */
    record Reply(int status, boolean ours, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        String error() throws IOException {
            return json().path("error").asText();
        }
    }

    Reply send(EmbeddedToxiproxy server) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes());
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).as("the answer to " + this).startsWith("HTTP/1.1 ");
            int head = text.indexOf("\r\n\r\n");
            boolean ours = text.substring(0, head).toLowerCase(Locale.ROOT).contains("x-toxiproxy-request-id");
            return new Reply(Integer.parseInt(text.substring(9, 12)), ours, text.substring(head + 4));
        }
    }

    private byte[] bytes() {
        String head = method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** Every letter as percent escapes, as a path wants it. */
    static String encoded(String name) {
        StringBuilder path = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            path.append(String.format("%%%02x", each & 0xff));
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return method + " " + brief(path) + " " + brief(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static String brief(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "... (" + text.length() + ")";
    }
}
