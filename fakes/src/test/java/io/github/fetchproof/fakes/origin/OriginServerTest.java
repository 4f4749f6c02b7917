package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Modules;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OriginServerTest {
    private static final Module BIG = Modules.sized("example.com/big@v1.0.0", 3_000_000, 7);
    private static final World WORLD =
            World.empty().proxy("P1", Vectors.VECTOR_A, BIG).proxy("P2");
    private static final String INFO = "/example.com/m/@v/v1.0.0.info";
    private static final String MOD = "/example.com/m/@v/v1.0.0.mod";
    private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static OriginServer server;
    private final RecordedLog log = new RecordedLog();
    private Origin origin;

    @BeforeAll
    static void startServer() {
        server = OriginServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
        assertThat(server.failures()).allMatch(failure -> failure.contains("a hold that fails"));
    }

    @BeforeEach
    void openOrigin() {
        origin = server.open("P1", ANY_PORT, WORLD, log);
    }

    @AfterEach
    void closeOrigin() {
        origin.close();
    }

    @Test
    void answersOnOneKeptConnectionAndLogsIt() throws Exception {
        try (Wire wire = new Wire(origin.address())) {
            for (String target : List.of(INFO, "/example.com/%6d/@v/v1.0.0.mod", ZIP)) {
                String head = wire.get(target).head();
                assertThat(head)
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .doesNotContain("Stub")
                        .doesNotContain("chunked");
                wire.bytes(Wire.length(head));
            }
        }
        log.await(Event.Disconnected.class, end -> end.how().equals("fin"));

        assertThat(log.all(Event.Connected.class)).hasSize(1);
        assertThat(log.all(Event.Exchange.class)).hasSize(3).allSatisfy(exchange -> {
            assertThat(exchange.connection()).isEqualTo(1);
            assertThat(exchange.origin()).isEqualTo("P1");
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.fault()).isEmpty();
            assertThat(exchange.headers()).containsExactly("Host: p.example", "X-Tag: one");
            assertThat(exchange.answeredNanos()).isGreaterThanOrEqualTo(exchange.nanos());
        });
        Event.Exchange second = log.all(Event.Exchange.class).get(1);
        assertThat(second.requestLine()).isEqualTo("GET /example.com/%6d/@v/v1.0.0.mod HTTP/1.1");
        assertThat(second.path()).isEqualTo(MOD);
        assertThat(second.bytes()).isEqualTo(30);
    }

    @Test
    void anOrdinaryClientGetsEveryArtefact() throws Exception {
        assertThat(fetch(INFO).body()).isEqualTo(Vectors.VECTOR_A.infoJson().getBytes(UTF_8));
        assertThat(fetch(ZIP).body()).isEqualTo(Vectors.VECTOR_A.zip());
        assertThat(fetch("/example.com/m/@v/list").body()).isEqualTo("v1.0.0\n".getBytes(UTF_8));
        assertThat(fetch("/example.com/m/@latest").headers().firstValue("Content-Type"))
                .contains("application/json");
        HttpResponse<byte[]> missing = fetch("/example.com/none/@v/list");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(missing.body()).isEqualTo("not found: /example.com/none/@v/list\n".getBytes(UTF_8));
    }

    @Test
    void aLargeZipArrivesWhole() throws Exception {
        assertThat(fetch("/example.com/big/@v/v1.0.0.zip").body()).isEqualTo(BIG.zip());
    }

    @Test
    void anEmptyAnswerHasALength() throws Exception {
        origin.serve(Trigger.every(Artefact.ANY), new ServerFault.Content(""));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(Wire.length(wire.get(INFO).head())).isZero();
            assertThat(Wire.length(wire.get(INFO).head())).isZero();
        }
    }

    @Test
    void statusesAndTheirHeadersGoOutAsGiven() throws Exception {
        for (int code : new int[] {200, 202, 204, 206, 304, 403, 404, 410, 418, 429, 500, 503, 599}) {
            origin.serve(Trigger.every(Artefact.INFO), new ServerFault.Status(code, Map.of("Retry-After", "7"), "so"));
            try (Wire wire = new Wire(origin.address())) {
                String head = wire.get(INFO).head();
                assertThat(head).startsWith("HTTP/1.1 " + code + " ").contains("Retry-After: 7\r\n");
                if (code != 204 && code != 304) {
                    assertThat(wire.bytes(Wire.length(head))).isEqualTo("so".getBytes(UTF_8));
                }
                assertThat(wire.get(MOD).head()).startsWith("HTTP/1.1 200 ");
            }
            origin.heal();
        }
    }

    @Test
    void aClientThatAsksForItGetsTheConnectionClosed() throws Exception {
        try (Wire wire = new Wire(origin.address())) {
            wire.send("GET " + MOD + " HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertThat(wire.head()).contains("Connection: close\r\n");
            assertThat(wire.rest()).isEqualTo(Vectors.VECTOR_A.goModBytes());
        }
        try (Wire wire = new Wire(origin.address())) {
            wire.send("GET " + MOD + " HTTP/1.0\n\n");
            assertThat(new String(wire.rest(), ISO_8859_1)).endsWith(Vectors.VECTOR_A.goMod());
        }
        log.await(
                Event.Disconnected.class,
                end -> end.connection() == 2 && end.how().equals("closed"));
    }

    @Test
    void headIsAnsweredWithoutBodyAndOtherMethodsNotAtAll() throws Exception {
        try (Wire wire = new Wire(origin.address())) {
            assertThat(Wire.length(
                            wire.send("HEAD " + ZIP + " HTTP/1.1\r\n\r\n").head()))
                    .isEqualTo(Vectors.VECTOR_A.zip().length);
            String head = wire.send("POST " + ZIP + " HTTP/1.1\r\nContent-Length: 5\r\n\r\n12345")
                    .head();
            assertThat(head).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD\r\n");
            wire.bytes(Wire.length(head));
            assertThat(wire.get(MOD).head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whatIsNoRequestIsRefusedAndLogged() throws Exception {
        for (String raw : List.of(
                "HELLO\r\n\r\n",
                "GET http:/x HTTP/2.0\r\nA: b\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0002")) {
            try (Wire wire = new Wire(origin.address())) {
                assertThat(new String(wire.send(raw).rest(), ISO_8859_1)).startsWith("HTTP/1.1 400 ");
            }
        }
        log.await(Event.Disconnected.class, end -> end.connection() == 4);

        assertThat(log.all(Event.Exchange.class))
                .map(Event.Exchange::requestLine)
                .containsExactly("HELLO", "GET http:/x HTTP/2.0", "GET /%zz HTTP/1.1", "\u0016\u0003\u0001\u0002");
        assertThat(log.all(Event.Exchange.class)).map(Event.Exchange::path).containsOnly("");
    }

    @Test
    void anEndlessHeadIsRefused() throws Exception {
        try (Wire wire = new Wire(origin.address())) {
            wire.send("GET / HTTP/1.1\r\nX: " + "x".repeat(RequestReader.HEAD_LIMIT));
            assertThat(wire.head()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void silenceAnswersNothingAndStaysOpen() throws Exception {
        origin.serve(Trigger.every(Artefact.ANY), new ServerFault.Silence());
        try (Wire wire = new Wire(origin.address())) {
            wire.get(INFO).socket().setSoTimeout(300);
            assertThatThrownBy(() -> wire.in().read()).isInstanceOf(SocketTimeoutException.class);
            wire.get(INFO);
            assertThatThrownBy(() -> wire.in().read()).isInstanceOf(SocketTimeoutException.class);
        }
        log.await(Event.Disconnected.class, end -> end.how().equals("fin"));

        assertThat(log.all(Event.Exchange.class)).hasSize(1).allSatisfy(exchange -> {
            assertThat(exchange.status()).isZero();
            assertThat(exchange.fault()).isEqualTo("no answer at all");
        });
    }

    @Test
    void aStalledBodyStopsAtTheByte() throws Exception {
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.StallBody(100));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(Wire.length(wire.get(ZIP).head())).isEqualTo(Vectors.VECTOR_A.zip().length);
            assertThat(wire.bytes(100)).isEqualTo(Arrays.copyOf(Vectors.VECTOR_A.zip(), 100));
            wire.socket().setSoTimeout(300);
            assertThatThrownBy(() -> wire.in().read()).isInstanceOf(SocketTimeoutException.class);
        }
        Event.Exchange exchange = log.await(Event.Exchange.class, any -> true);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.bytes()).isEqualTo(100);
    }

    @Test
    void aCutBodyEndsByFinAtTheByte() throws Exception {
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.CutBody(10, false));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(Wire.length(wire.get(ZIP).head())).isEqualTo(Vectors.VECTOR_A.zip().length);
            assertThat(wire.rest()).isEqualTo(Arrays.copyOf(Vectors.VECTOR_A.zip(), 10));
        }
        assertThatThrownBy(() -> fetch(ZIP)).isInstanceOf(IOException.class);
    }

    @Test
    void aCutBodyEndsByRst() throws Exception {
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.CutBody(10, true));
        try (Wire wire = new Wire(origin.address())) {
            String seen = new String(wire.get(ZIP).untilReset(), ISO_8859_1);
            assertThat(seen).endsWith("\r\n\r\n" + new String(Vectors.VECTOR_A.zip(), 0, 10, ISO_8859_1));
        }
        log.await(Event.Disconnected.class, end -> end.how().equals("closed"));
    }

    @Test
    void aDripArrivesInPieces() throws Exception {
        Duration every = Duration.ofMillis(60);
        origin.serve(Trigger.every(Artefact.MOD), new ServerFault.Drip(10, every));
        try (Wire wire = new Wire(origin.address())) {
            long start = System.nanoTime();
            wire.get(MOD).head();
            assertThat(wire.bytes(30)).isEqualTo(Vectors.VECTOR_A.goModBytes());
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(every.toNanos() * 2);
            assertThat(wire.get(INFO).head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aClientThatLeavesADripIsSeenLeaving() throws Exception {
        origin.serve(Trigger.every(Artefact.MOD), new ServerFault.Drip(1, Duration.ofMinutes(5)));
        try (Wire wire = new Wire(origin.address())) {
            wire.get(MOD).head();
            wire.bytes(1);
        }
        log.await(Event.Disconnected.class, end -> end.how().equals("fin"));
        assertThat(log.await(Event.Exchange.class, any -> true).bytes()).isEqualTo(1);
    }

    @Test
    void aPeerThatResetsIsSeenResetting() throws Exception {
        Wire wire = new Wire(origin.address());
        wire.get(MOD).head();
        wire.socket().setSoLinger(true, 0);
        wire.close();

        log.await(Event.Disconnected.class, end -> end.how().equals("reset"));
    }

    @Test
    void triggersCountTheRequestsTheyName() throws Exception {
        origin.serve(Trigger.nth(2, Artefact.INFO), new ServerFault.Status(500, Map.of(), ""));
        origin.serve(Trigger.first(3, Artefact.ANY), new ServerFault.Status(503, Map.of(), ""));

        assertThat(statuses(MOD, INFO, INFO, INFO, "/nowhere")).containsExactly(503, 503, 500, 200, 404);
        assertThat(log.all(Event.Fault.class))
                .map(Event.Fault::what)
                .containsExactly("on", "on", "acted", "acted", "acted");
        origin.serve(Trigger.first(1, Artefact.INFO), new ServerFault.Status(502, Map.of(), ""));
        assertThat(statuses(INFO, INFO)).containsExactly(502, 200);
        origin.heal();
        assertThat(log.all(Event.Fault.class)).map(Event.Fault::what).endsWith("off", "off", "off");
        assertThat(statuses(INFO)).containsExactly(200);
    }

    @Test
    void aHoldHasEndedBeforeTheFirstByteOfTheAnswer() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong ended = new AtomicLong();
        origin.hold(Trigger.nth(2, Artefact.MOD), () -> {
            held.countDown();
            await(go);
            ended.set(System.nanoTime());
        });
        try (Wire wire = new Wire(origin.address())) {
            wire.get(MOD).head();
            wire.bytes(30);
            wire.get(MOD);
            await(held);
            wire.socket().setSoTimeout(200);
            assertThatThrownBy(() -> wire.in().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(statuses(MOD)).containsExactly(200);
            wire.socket().setSoTimeout(20_000);
            go.countDown();
            wire.in().read();
            assertThat(ended.get()).isPositive();
        }
    }

    @Test
    void aHoldThatThrowsIsAFailureOfTheKit() throws Exception {
        origin.hold(Trigger.nth(1, Artefact.MOD), () -> {
            throw new IllegalStateException("a hold that fails");
        });
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).rest()).isEmpty();
        }
        log.await(Event.Disconnected.class, end -> end.how().equals("closed"));
        assertThat(server.failures()).first().asString().contains("origin P1: ").contains("a hold that fails");
    }

    @Test
    void sixtyConnectionsAreServedAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(60);
        origin.hold(Trigger.every(Artefact.ZIP), () -> {
            all.countDown();
            await(all);
        });
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < 60; i++) {
            answers.add(client.sendAsync(get(ZIP), HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(HttpResponse::body));
        }
        for (CompletableFuture<byte[]> answer : answers) {
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(Vectors.VECTOR_A.zip());
        }
        assertThat(log.all(Event.Connected.class)).hasSize(60);
    }

    @Test
    void aHundredOriginsListenSideBySide() throws Exception {
        List<Origin> many = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            many.add(server.open(i % 2 == 0 ? "P2" : "P1", new InetSocketAddress("127.0." + i + ".7", 0), WORLD, log));
        }
        for (int i = 1; i <= 100; i++) {
            try (Wire wire = new Wire(many.get(i - 1).address())) {
                assertThat(wire.get(MOD).head()).startsWith(i % 2 == 0 ? "HTTP/1.1 404" : "HTTP/1.1 200");
            }
        }
        many.forEach(Origin::close);
        assertThatThrownBy(() -> new Wire(many.get(0).address()).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void closingEndsConnectionsThreadsAndTheListener() throws Exception {
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.Silence());
        Origin twin = server.open("twin", ANY_PORT, WORLD, log);
        twin.serve(Trigger.every(Artefact.ANY), new ServerFault.Drip(1, Duration.ofMinutes(5)));
        try (Wire idle = new Wire(twin.address());
                Wire dripping = new Wire(twin.address())) {
            dripping.get("/").head();
            idle.get("/").head();
            twin.close();

            assertThat(log.all(Event.Disconnected.class))
                    .hasSize(2)
                    .allMatch(end -> end.how().equals("closed"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("origin-twin"));
            assertThatThrownBy(() -> new Wire(twin.address()).close()).isInstanceOf(ConnectException.class);
        }
        Origin again = server.open("again", twin.address(), WORLD, log);
        again.close();
    }

    @Test
    void anOriginBelowAPathKnowsNothingElsewhere() throws Exception {
        Origin below = server.open("P1", ANY_PORT, "/a/b", WORLD, log);
        below.serve(Trigger.nth(1, Artefact.MOD), new ServerFault.Status(500, Map.of(), ""));
        try (Wire wire = new Wire(below.address())) {
            for (String target : List.of(MOD, "/a" + MOD, "/a/b" + MOD, "/a/b" + MOD, "/a/bc" + MOD)) {
                wire.bytes(Wire.length(wire.get(target).head()));
            }
        }
        below.close();

        assertThat(below.url()).isEqualTo("http://127.0.0.1:" + below.address().getPort() + "/a/b");
        assertThat(log.all(Event.Exchange.class)).map(Event.Exchange::status).containsExactly(404, 404, 500, 200, 404);
        assertThat(log.all(Event.Exchange.class)).map(Event.Exchange::path).startsWith(MOD, "/a" + MOD, "/a/b" + MOD);
        assertThatThrownBy(() -> server.open("P1", ANY_PORT, "/a/", WORLD, log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": /a/");
    }

    @Test
    void clientsThatDoNotReadHoldNobodyUp() throws Exception {
        List<Wire> lazy = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            lazy.add(new Wire(origin.address()).get("/example.com/big/@v/v1.0.0.zip"));
        }
        assertThat(fetch(MOD).body()).isEqualTo(Vectors.VECTOR_A.goModBytes());
        for (Wire wire : lazy) {
            wire.close();
        }
    }

    @Test
    void anAddressInUseIsToldByName() {
        assertThatThrownBy(() -> server.open("P9", origin.address(), WORLD, log))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("origin P9 cannot listen at");
    }

    @Test
    void aServerLeavesNothingBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        OriginServer other = OriginServer.start("127.0.0.2");
        Origin one = other.open("left", ANY_PORT, WORLD, log);
        try (Wire wire = new Wire(one.address())) {
            wire.get(MOD).head();
            assertThat(other.backstageAddress().getAddress().getHostAddress()).isEqualTo("127.0.0.2");
            other.close();
        }

        for (InetSocketAddress gone : List.of(one.address(), other.backstageAddress())) {
            assertThatThrownBy(() -> new Wire(gone).close()).isInstanceOf(ConnectException.class);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)) {
                thread.join(20_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private List<Integer> statuses(String... targets) throws IOException {
        List<Integer> seen = new ArrayList<>();
        try (Wire wire = new Wire(origin.address())) {
            for (String target : targets) {
                String head = wire.get(target).head();
                wire.bytes(Wire.length(head));
                seen.add(Integer.parseInt(head.substring(9, 12)));
            }
        }
        return seen;
    }

    private HttpResponse<byte[]> fetch(String target) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(get(target), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest get(String target) {
        return HttpRequest.newBuilder(URI.create(origin.url() + target))
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whenItIsQuietTheLogTellsOfEveryAnswer() throws Exception {
        fetch(ZIP);

        assertThat(origin.fallsQuiet(Duration.ofSeconds(20))).isTrue();
        assertThat(log.all(Event.Exchange.class)).hasSize(1);
    }

    @Test
    void aSlowAnswerIsNotWaitedForTooLong() throws Exception {
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.Drip(1, Duration.ofSeconds(1)));
        try (Wire wire = new Wire(origin.address())) {
            wire.get(ZIP).head();

            assertThat(origin.fallsQuiet(Duration.ofMillis(50))).isFalse();
        }
        assertThat(origin.fallsQuiet(Duration.ofSeconds(20))).isTrue();
    }
}
