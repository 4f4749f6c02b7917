package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.OptionalLong;

/** The embedded server with one proxy, {@code road}, driven by plain HTTP: what it adds, no client of Toxiproxy knows. */
final class Embedded implements AutoCloseable {
    private static final int READ_LIMIT_MILLIS = 20_000;

    final EmbeddedToxiproxy server;
    private final String upstream;

    Embedded(Upstream upstream) throws IOException {
        this(upstream.address());
    }

    Embedded(String upstream) throws IOException {
        this.upstream = upstream;
        this.server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
    }

    /** Creates the proxy with some more fields, for instance {@code "options":{}}. */
    Embedded with(String fields) throws IOException {
        assertThat(call("POST", "/proxies", order(fields)).status()).isEqualTo(201);
        return this;
    }

    /** The proxy as JSON. */
    String order(String fields) {
        String more = fields.isEmpty() ? "" : "," + fields;
        return "{\"name\":\"road\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + upstream + "\"" + more + "}";
    }

    ControlCall.Reply call(String method, String path, String body) throws IOException {
        return ControlCall.of(method, path, body).send(server);
    }

    /** A control call that succeeds. */
    JsonNode done(String method, String path, String body) throws IOException {
        ControlCall.Reply reply = call(method, path, body);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
        return reply.json();
    }

    void toxic(String fields) throws IOException {
        done("POST", "/proxies/road/toxics", "{" + fields + "}");
    }

    Evidence evidence() {
        return server.evidence("road");
    }

    /** A client; reads give up in time. */
    Socket connect() throws IOException {
        return connect(READ_LIMIT_MILLIS);
    }

    /** A client that connects within so many milliseconds or gives up. */
    Socket connect(int limitMillis) throws IOException {
        int port = HostPort.parse(
                        done("GET", "/proxies/road", "").path("listen").asText())
                .port();
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), limitMillis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    static void echo(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        assertThat(socket.getInputStream().read()).isEqualTo('x');
    }

    @Override
    public void close() {
        server.close();
    }
}
