package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class OptionsTest {
    private final Upstream echo = Upstream.echo();

    @AfterEach
    void close() throws IOException {
        echo.close();
    }

    @Test
    void optionsAreShownOnceOneDiffersFromToxiproxy() throws IOException {
        try (Embedded road = new Embedded(echo).with("")) {
            assertThat(road.done("GET", "/proxies/road", "").has("options")).isFalse();
            road.done("PATCH", "/proxies/road", "{\"options\":{\"half_close\":true}}");
            assertThat(road.done("GET", "/proxies/road", "").path("options").toString())
                    .isEqualTo("{\"fail_first\":0,\"fail_with\":\"close\",\"half_close\":true,\"forward_reset\":false,"
                            + "\"black_hole\":false,\"refuse_with_upstream\":false,\"dial_timeout\":30000}");
            road.done("PATCH", "/proxies/road", "{\"options\":{\"half_close\":false}}");
            assertThat(road.done("GET", "/proxies/road", "").has("options")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                     | bad request body: json: cannot unmarshal number into Go value of type Options
            {"fail_first":-1}     | bad request body: fail_first must be 0 to 1000000000: -1
            {"fail_with":"fire"}  | bad request body: fail_with must be one of close, reset: fire
            {"dial_timeout":0}    | bad request body: dial_timeout must be 1 to 3600000: 0
            {"half_close":"yes"}  | bad request body: json: cannot unmarshal string into Go struct field Options.half_close of type bool
            """)
    void anOptionWithoutSenseIsRefusedInWordsAndChangesNothing(String options, String sentence) throws IOException {
        try (Embedded road = new Embedded(echo).with("")) {
            ControlCall.Reply changed = road.call("PATCH", "/proxies/road", "{\"options\":" + options + "}");
            assertThat(changed.status()).isEqualTo(400);
            assertThat(changed.error()).isEqualTo(sentence);

            String other = road.order("\"options\":" + options).replace("road", "other");
            assertThat(road.call("POST", "/proxies", other).status()).isEqualTo(400);
            assertThat(road.call("POST", "/populate", "[" + other + "]").error())
                    .isEqualTo(sentence + " at proxy 1");
            assertThat(road.done("GET", "/proxies", "")).hasSize(1);
            assertThat(road.done("GET", "/proxies/road", "").has("options")).isFalse();
        }
    }

    @Test
    void theFirstConnectionsAreClosedAndTheNextServed() throws IOException {
        try (Embedded road = new Embedded(echo).with("\"options\":{\"fail_first\":2}")) {
            for (int i = 0; i < 2; i++) {
                try (Socket failed = road.connect()) {
                    assertThat(failed.getInputStream().read()).isEqualTo(-1);
                }
            }
            try (Socket served = road.connect()) {
                Embedded.echo(served);
            }
            assertThat(road.evidence().connections().failed()).isEqualTo(2);
            assertThat(road.evidence().sockets().clientClosed()).isGreaterThanOrEqualTo(2);
            assertThat(road.evidence().sockets().upstreamClosed()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theFirstConnectionsAreResetIfToldSoAndTheCountBeginsAnewWhenItIsSetAgain() throws IOException {
        try (Embedded road = new Embedded(echo).with("\"options\":{\"fail_first\":1,\"fail_with\":\"reset\"}")) {
            for (int i = 0; i < 2; i++) {
                // So early a reset may be met by the connect already.
                assertThatThrownBy(() -> {
                            try (Socket failed = road.connect()) {
                                failed.getInputStream().read();
                            }
                        })
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
                try (Socket served = road.connect()) {
                    Embedded.echo(served);
                }
                road.done("PATCH", "/proxies/road", "{\"options\":{\"fail_first\":1}}");
            }
            assertThat(road.evidence().sockets().clientReset()).isEqualTo(2);
        }
    }

    @Test
    void aChangeOfOtherOptionsCountsOn() throws IOException {
        try (Embedded road = new Embedded(echo).with("\"options\":{\"fail_first\":1}")) {
            road.connect().close();
            Await.until("it failed", () -> road.evidence().connections().failed() == 1);
            road.done("PATCH", "/proxies/road", "{\"options\":{\"half_close\":true}}");
            try (Socket served = road.connect()) {
                Embedded.echo(served);
            }
        }
    }

    @Test
    void aHalfClosedRequestGetsItsReply() throws IOException {
        try (Upstream whole = Upstream.serving(socket -> {
                    byte[] request = socket.getInputStream().readAllBytes();
                    socket.getOutputStream().write(request.length);
                });
                Embedded road = new Embedded(whole).with("\"options\":{\"half_close\":true}")) {
            road.toxic("\"type\":\"latency\",\"stream\":\"upstream\",\"attributes\":{\"latency\":50}");
            try (Socket socket = road.connect()) {
                socket.getOutputStream().write(new byte[5]);
                socket.shutdownOutput();

                assertThat(socket.getInputStream().readAllBytes()).containsExactly(5);
            }
            Await.until("the connection has ended", () -> road.server.openConnections() == 0);
            assertThat(road.evidence().sockets()).isEqualTo(new Evidence.Sockets(1, 1, 0, 1, 1, 0));
        }
    }

    @Test
    void aToxicThatClosesClosesBothWaysHalfCloseOrNot() throws IOException {
        try (Embedded road = new Embedded(echo).with("\"options\":{\"half_close\":true}")) {
            road.toxic("\"type\":\"limit_data\",\"stream\":\"upstream\",\"attributes\":{\"bytes\":0}");
            try (Socket socket = road.connect()) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                Await.until("the connection has ended", () -> road.server.openConnections() == 0);
            }
        }
    }

    @Test
    void aResetByTheUpstreamReachesTheClientAsOne() throws IOException {
        try (Upstream rude = Upstream.serving(socket -> {
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                });
                Embedded road = new Embedded(rude).with("\"options\":{\"forward_reset\":true}");
                Socket socket = road.connect()) {
            socket.getOutputStream().write('x');

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aResetByTheClientReachesTheUpstreamAsOne() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (Upstream watching = Upstream.serving(socket -> {
                    try {
                        socket.getOutputStream().write('x');
                        seen.complete("read " + socket.getInputStream().read());
                    } catch (SocketException e) {
                        seen.complete(String.valueOf(e.getMessage()));
                        throw e;
                    }
                });
                Embedded road = new Embedded(watching).with("\"options\":{\"forward_reset\":true}")) {
            try (Socket socket = road.connect()) {
                assertThat(socket.getInputStream().read()).isEqualTo('x');
                socket.setSoLinger(true, 0);
            }

            assertThat(seen.get(20, TimeUnit.SECONDS)).contains("reset");
        }
    }

    @Test
    void aBlackHoleAnswersNoConnectAndHeals() throws Exception {
        Descriptors.assumeCountable();
        try (Embedded road = new Embedded(echo).with("");
                Socket before = road.connect()) {
            Embedded.echo(before);
            long open = Descriptors.count();
            road.done("PATCH", "/proxies/road", "{\"options\":{\"black_hole\":true}}");
            assertThatThrownBy(() -> road.connect(300)).isInstanceOf(SocketTimeoutException.class);
            CompletableFuture<Socket> patient = CompletableFuture.supplyAsync(() -> connectInTime(road));
            Embedded.echo(before);
            Descriptors.awaitAtMost(open + 1);
            assertThat(patient).isNotDone();
            road.done("PATCH", "/proxies/road", "{\"options\":{\"black_hole\":false}}");

            try (Socket served = patient.get(20, TimeUnit.SECONDS)) {
                Embedded.echo(served);
            }
            assertThat(road.evidence().connections().accepted()).isEqualTo(2);
            assertThat(road.evidence().events())
                    .extracting(Evidence.Happening::what)
                    .containsSubsequence("accepted", "black_hole on", "black_hole off", "accepted");
        }
    }

    @Test
    void aBlackHoleOutlivesDisablingAndEndsWithReset() throws IOException {
        Descriptors.assumeCountable();
        try (Embedded road = new Embedded(echo).with("\"options\":{\"black_hole\":true,\"forward_reset\":true}")) {
            road.done("PATCH", "/proxies/road", "{\"enabled\":false}");
            assertThat(connects(road)).isFalse();
            road.done("PATCH", "/proxies/road", "{\"enabled\":true}");
            assertThatThrownBy(() -> road.connect(300)).isInstanceOf(SocketTimeoutException.class);
            road.done("POST", "/reset", "");
            try (Socket served = road.connect()) {
                Embedded.echo(served);
            }
            assertThat(road.done("GET", "/proxies/road", "")
                            .at("/options/forward_reset")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static Socket connectInTime(Embedded road) {
        try {
            return road.connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDialThatHangsEndsInItsTime() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                Embedded road =
                        new Embedded("127.0.0.1:" + full.getLocalPort()).with("\"options\":{\"dial_timeout\":100}")) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            long start = System.nanoTime();
            try (Socket socket = road.connect()) {
                // The read gives up after twenty seconds, the default is thirty.
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }

            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
            assertThat(road.evidence().connections().unreachable()).isEqualTo(1);
        }
    }

    @Test
    void aProxyThatRefusesWithItsUpstreamListensAgainWhenThatAnswers() throws Exception {
        int port = Rig.freePort();
        try (Embedded road = new Embedded("127.0.0.1:" + port).with("\"options\":{\"refuse_with_upstream\":true}")) {
            try (Socket first = road.connect()) {
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            Await.until("it refuses", () -> !connects(road));
            assertThat(road.done("GET", "/proxies/road", "").path("enabled").asBoolean())
                    .isTrue();

            try (ServerSocket upstream = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                Await.until("it listens", () -> connects(road));
                assertThat(upstream.isBound()).isTrue();
                assertThat(road.evidence().refused())
                        .extracting(Evidence.Refusal::over)
                        .containsExactly(true);
            }
        }
    }

    @Test
    void aRefusingProxyListensAgainWhenItIsToldNotToRefuseAndLeavesNothingWhenItIsDeleted() throws Exception {
        Descriptors.assumeCountable();
        try (Embedded road = new Embedded("127.0.0.1:" + Rig.freePort())) {
            road.call("GET", "/version", "");
            long before = Descriptors.count();
            road.with("\"options\":{\"refuse_with_upstream\":true}");
            road.connect().close();
            Await.until("it refuses", () -> !connects(road));
            road.done("PATCH", "/proxies/road", "{\"options\":{\"refuse_with_upstream\":false}}");
            assertThat(connects(road)).isTrue();

            road.done("PATCH", "/proxies/road", "{\"options\":{\"refuse_with_upstream\":true}}");
            road.connect().close();
            Await.until("it refuses", () -> !connects(road));
            road.done("DELETE", "/proxies/road", "");
            Descriptors.awaitAtMost(before);
        }
    }

    private static boolean connects(Embedded road) {
        try (Socket socket = road.connect()) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
