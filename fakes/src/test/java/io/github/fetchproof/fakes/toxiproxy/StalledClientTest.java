package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control calls while a client that never reads has filled its road, with bytes in every buffer: none waits for a socket. */
class StalledClientTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String HARMLESS = "{\"type\":\"latency\",\"name\":\"other\",\"attributes\":{\"latency\":1}}";

    private final AtomicLong poured = new AtomicLong();
    private final Upstream upstream = Upstream.serving(socket -> {
        byte[] data = new byte[64 * 1024];
        while (true) {
            socket.getOutputStream().write(data);
            poured.addAndGet(data.length);
        }
    });
    private final EmbeddedToxiproxy server;
    private String listen = "";

    StalledClientTest() throws IOException {
        server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
    }

    @BeforeEach
    void createProxy() throws IOException {
        listen = ControlCall.of("POST", "/proxies", order(upstream.address()))
                .send(server)
                .json()
                .path("listen")
                .asText();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"noop\"",
                "\"type\":\"latency\",\"attributes\":{\"latency\":60000}",
                "\"type\":\"latency\",\"attributes\":{\"latency\":1}",
                "\"type\":\"bandwidth\",\"attributes\":{\"rate\":0}",
                "\"type\":\"bandwidth\",\"attributes\":{\"rate\":1}",
                "\"type\":\"slicer\",\"attributes\":{\"average_size\":1000,\"delay\":60000000}",
                "\"type\":\"slow_close\",\"attributes\":{\"delay\":60000}",
                "\"type\":\"limit_data\",\"attributes\":{\"bytes\":1000000000000}"
            })
    void noChangeOfAToxicWaitsForTheClient(String toxic) throws IOException {
        call("POST", "/proxies/road/toxics", "{\"name\":\"it\"," + toxic + "}", 200);
        try (Socket stalled = stall()) {
            call("POST", "/proxies/road/toxics", HARMLESS, 200);
            call("PATCH", "/proxies/road/toxics/it", "{\"toxicity\":0.5}", 200);
            call("DELETE", "/proxies/road/toxics/other", "", 204);
            call("DELETE", "/proxies/road/toxics/it", "", 204);
            call("POST", "/proxies/road/toxics", HARMLESS, 200);
            call("POST", "/reset", "", 204);
            call("GET", "/proxies", "", 200);

            assertThat(server.openConnections()).isEqualTo(1);
            assertThat(stalled.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "move", "replace", "delete"})
    void noChangeOfAProxyWaitsForTheClientAndTheConnectionIsGone(String change) throws IOException {
        call("POST", "/proxies/road/toxics", HARMLESS, 200);
        try (Socket stalled = stall()) {
            switch (change) {
                case "disable" -> call("PATCH", "/proxies/road", "{\"enabled\":false}", 200);
                case "move" -> call("PATCH", "/proxies/road", "{\"upstream\":\"127.0.0.1:1\"}", 200);
                case "replace" -> call("POST", "/populate", "[" + order("127.0.0.1:1") + "]", 201);
                default -> call("DELETE", "/proxies/road", "", 204);
            }

            assertThat(server.openConnections()).isZero();
            assertThat(stalled.isClosed()).isFalse();
        }
    }

    /** A client that connects, and waits until nothing flows towards it any more. */
    private Socket stall() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), HostPort.parse(listen).port()));
        Await.until("the client's connection is full", this::full);
        return socket;
    }

    private boolean full() {
        long before = poured.get();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        return before > 0 && poured.get() == before;
    }

    private static String order(String upstream) {
        return "{\"name\":\"road\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + upstream + "\"}";
    }

    private void call(String method, String path, String body, int status) throws IOException {
        long start = System.nanoTime();
        assertThat(ControlCall.of(method, path, body).send(server).status()).isEqualTo(status);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
}
