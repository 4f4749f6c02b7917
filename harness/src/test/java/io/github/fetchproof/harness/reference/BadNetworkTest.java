package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.closing;
import static io.github.fetchproof.harness.reference.FakeProxy.cut;
import static io.github.fetchproof.harness.reference.FakeProxy.dripping;
import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.raw;
import static io.github.fetchproof.harness.reference.FakeProxy.resetting;
import static io.github.fetchproof.harness.reference.FakeProxy.silent;
import static io.github.fetchproof.harness.reference.FakeProxy.stalling;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** NET-001 to NET-010: every way a source can fail on the wire, with limits that are short but never asserted from above. */
@Timeout(60)
class BadNetworkTest {
    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);

    BadNetworkTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Bench bench() {
        return new Bench(root, proxy.url());
    }

    private Bench hasty() {
        return bench().with("FETCHPROOF_HEADER_TIMEOUT", "200ms")
                .with("FETCHPROOF_STALL_TIMEOUT", "200ms")
                .with("FETCHPROOF_CONNECT_TIMEOUT", "200ms")
                .with("FETCHPROOF_ATTEMPTS", "2");
    }

    private static void assertUnavailable(FetchResult result, String cause) {
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.message())
                .contains("download example.com/m@v1.0.0")
                .contains("GET http://")
                .contains(cause);
    }

    @Test
    void refusesABodyThatIsAnnouncedToBeTooLargeBeforeItComes() throws Exception {
        proxy.always(A.file("zip"), stalling("HTTP/1.1 200 OK\r\nContent-Length: 524288001\r\n\r\n"));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertUnavailable(result, "524288001 bytes are announced");
            assertThat(result.attempts()).isEqualTo(3);
        }
    }

    @Test
    void showsNothingOfAForeignTextThatMovesACursor() throws Exception {
        proxy.always(
                A.file("info"),
                raw("\u001b[2J\u001b]0;gotcha\u0007" + "x".repeat(9000) + "\r\n\r\n", new byte[0], false));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).message()).contains("not valid HTTP").matches("[^\\p{Cntrl}]{1,600}");
        }
    }

    @Test
    void boundsAHeader() throws Exception {
        proxy.always(
                A.file("info"), raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(2 << 20) + "\r\n\r\n", new byte[0], false));
        try (Bench bench = bench()) {
            assertUnavailable(bench.download(A), "before the end of a header");
        }
    }

    @Test
    void dialsARefusedPortOnceForEachAttempt() throws Exception {
        String url = proxy.url();
        proxy.close();
        try (Bench bench = new Bench(root, url)) {
            FetchResult result = bench.download(A);

            assertUnavailable(result, "the connection was not made");
            assertThat(result.message()).contains("(4 attempts)").contains(url);
            assertThat(result.attempts()).isEqualTo(4);
            assertThat(bench.cacheNames()).isEmpty();
        }
    }

    @Test
    void makesOneConnectionForEachAttemptAtAnAddressThatHangsUp() throws Exception {
        proxy.allAre(closing());
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertUnavailable(result, "");
            assertThat(result.attempts()).isEqualTo(4);
            assertThat(proxy.connections()).isEqualTo(4);
            assertThat(proxy.requests()).hasSize(4);
        }
    }

    @Test
    void triesAgainAfterAReset() throws Exception {
        proxy.next(A.file("info"), resetting(), resetting());
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(result.attempts()).isEqualTo(5);
            assertThat(proxy.requestsFor(A.file("info"))).isEqualTo(3);
        }
    }

    @Test
    void countsADeadReusedConnectionAsAnAttempt() throws Exception {
        proxy.next(A.file("mod"), closing());
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(result.attempts()).isEqualTo(4);
            assertThat(proxy.connections()).isEqualTo(2);
        }
    }

    @Test
    void startsABodyThatWasCutFromTheBeginning() throws Exception {
        SampleModule other = SampleModule.of("example.com/m", "v1.0.0", "package m\n\nconst V = 2222222222222222222\n");
        proxy.next(A.file("zip"), cut(other.zip()), cut(A.zip()));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);

            assertThat(bench.cached("zip")).hasBinaryContent(A.zip());
            assertThat(bench.cacheNames()).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void keepsNothingOfABodyThatIsAlwaysCut() throws Exception {
        for (String part : List.of("info", "mod", "zip")) {
            FakeProxy cutting = FakeProxy.of(A);
            cutting.always(A.file(part), cut(A.files().getOrDefault(A.file(part), new byte[0])));
            try (cutting;
                    Bench bench = new Bench(root.resolve(part), cutting.url())) {
                assertUnavailable(bench.download(A), "the body ended early");
                assertThat(bench.cached(part)).doesNotExist();
                assertThat(bench.cacheNames()).noneMatch(name -> name.endsWith(".tmp"));
            }
        }
    }

    @Test
    void keepsNothingOfAChunkedBodyThatBreaksOff() throws Exception {
        proxy.always(
                A.file("mod"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nmodule exam", new byte[0], false));
        try (Bench bench = bench()) {
            assertUnavailable(bench.download(A), "the body ended early");
            assertThat(bench.cached("mod")).doesNotExist();
        }
    }

    @Test
    void givesUpAHeaderThatNeverComes() throws Exception {
        proxy.always(A.file("info"), silent());
        try (Bench bench = hasty()) {
            FetchResult result = bench.download(A);

            assertUnavailable(result, "no whole response header came in time");
            assertThat(result.attempts()).isEqualTo(2);
        }
    }

    @Test
    void givesUpAHeaderThatDrips() throws Exception {
        proxy.always(A.file("info"), dripping("HTTP/1.1 200 OK\r\n", new byte[10_000], 20));
        try (Bench bench = hasty()) {
            assertUnavailable(bench.download(A), "no whole response header came in time");
        }
    }

    @Test
    void givesUpABodyThatStalls() throws Exception {
        proxy.always(A.file("zip"), stalling("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nPK"));
        try (Bench bench = hasty()) {
            assertUnavailable(bench.download(A), "the body stopped coming");
            assertThat(bench.cacheNames()).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void waitsForABodyThatMovesHoweverSlowly() throws Exception {
        proxy.always(
                A.file("mod"),
                dripping("HTTP/1.1 200 OK\r\nContent-Length: " + A.goMod().length + "\r\n\r\n", A.goMod(), 60));
        try (Bench bench = hasty().with("FETCHPROOF_STALL_TIMEOUT", "1500ms")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void endsEverythingAtTheOverallDeadline() throws Exception {
        proxy.allAre(dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", new byte[100_000], 10));
        try (Bench bench = bench().with("FETCHPROOF_TIMEOUT", "400ms")) {
            assertUnavailable(bench.download(A), "the time for the whole operation is over");
        }
    }

    @Test
    void believesAStatusWhoseTextDoesNotCome() throws Exception {
        proxy.always(
                A.file("info"),
                stalling("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 50\r\n\r\nnot h"));
        try (Bench bench = hasty()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.NOT_FOUND);
        }
    }

    @Test
    void refusesAnswersThatAreNotHttp() throws Exception {
        proxy.always(A.file("info"), raw("SSH-2.0-OpenSSH_9.2\r\n", new byte[0], false));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertUnavailable(result, "the answer is not valid HTTP");
            assertThat(result.attempts()).isEqualTo(1);
        }
    }

    @Test
    void believesNeitherOfTwoLengths() throws Exception {
        proxy.always(
                A.file("info"),
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Length: " + A.info().length + "\r\n\r\n",
                        A.info(),
                        false));
        try (Bench bench = bench()) {
            assertUnavailable(bench.download(A), "Content-Length [10, ");
        }
    }

    @Test
    void boundsTheHeader() throws Exception {
        proxy.always(A.file("info"), raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(2 << 20) + "\r\n\r\n", A.info(), false));
        try (Bench bench = bench()) {
            assertUnavailable(bench.download(A), "");
        }
    }

    @Test
    void boundsInfoAndModBodies() throws Exception {
        proxy.always(A.file("info"), ok(" ".repeat((1 << 20) + 1)));
        try (Bench bench = bench()) {
            assertUnavailable(bench.download(A), "larger than allowed");
        }
        proxy.always(A.file("info"), ok(A.info()));
        proxy.always(A.file("mod"), ok(new byte[(16 << 20) + 1]));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);
            assertUnavailable(result, "larger than allowed");
            assertThat(proxy.requestsFor(A.file("mod"))).isEqualTo(1);
        }
    }

    @Test
    void stopsReadingAZipThatIsTooLarge() throws Exception {
        proxy.always(A.file("zip"), raw("HTTP/1.1 200 OK\r\n\r\n", new byte[2 << 20], false));
        ReferenceProvider small = new ReferenceProvider() {
            @Override
            protected Decisions decisions(Settings settings) {
                return new Decisions(settings) {
                    @Override
                    public long largest(Part part) {
                        return 1 << 20;
                    }
                };
            }
        };
        try (Bench bench = bench().provider(small)) {
            assertUnavailable(bench.download(A), "larger than allowed");
            assertThat(bench.cached("zip")).doesNotExist();
        }
    }

    @Test
    void givesUpAConnectThatNobodyAnswers() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> fillers = fill(full);
            try (Bench bench = new Bench(root, "http://127.0.0.1:" + full.getLocalPort())
                    .with("FETCHPROOF_CONNECT_TIMEOUT", "200ms")
                    .with("FETCHPROOF_ATTEMPTS", "2")) {
                FetchResult result = bench.download(A);

                assertUnavailable(result, "in time");
                assertThat(result.attempts()).isEqualTo(2);
            } finally {
                for (Socket each : fillers) {
                    each.close();
                }
            }
        }
    }

    /** A listener that never accepts, with its backlog full, lets further connects hang. */
    private static List<Socket> fill(ServerSocket server) {
        List<Socket> fillers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            fillers.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
            } catch (java.io.IOException itIsFull) {
                break;
            }
        }
        return fillers;
    }

    @Test
    void givesUpAHandshakeThatIsNotAnswered() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Bench bench = new Bench(root, "https://127.0.0.1:" + mute.getLocalPort())
                        .with("FETCHPROOF_HANDSHAKE_TIMEOUT", "300ms")
                        .with("FETCHPROOF_ATTEMPTS", "2")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message()).contains("the TLS handshake was not done in time");
            assertThat(result.attempts()).isEqualTo(2);
        }
    }

    @Test
    void failsCleanlyWhenAPlainServerIsAskedForTls() throws Exception {
        try (Bench bench = new Bench(root, proxy.url().replace("http:", "https:"))
                .with("FETCHPROOF_CONNECT_TIMEOUT", "500ms")
                .with("FETCHPROOF_ATTEMPTS", "1")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(proxy.requests()).noneMatch(path -> path.contains("example.com"));
        }
    }

    @Test
    void saysThatANameDoesNotResolveAndNotThatTheModuleIsMissing() throws Exception {
        try (Bench bench = new Bench(root, "http://name.invalid").with("FETCHPROOF_ATTEMPTS", "2")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message()).contains("name.invalid").contains("(2 attempts)");
        }
    }

    @Test
    void givesWayToAnInterruptAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        proxy.always(A.file("info"), (socket, itself) -> {
            asked.countDown();
            return FakeProxy.after(never, ok(A.info())).play(socket, itself);
        });
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Bench bench = bench()) {
            Fetcher fetcher = bench.fetcher();
            CountDownLatch interrupted = new CountDownLatch(1);
            Future<?> fetch = caller.submit(() -> {
                try {
                    bench.ask(fetcher, Operation.DOWNLOAD, A.toString());
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
            });
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            fetch.cancel(true);

            assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            never.countDown();
            caller.shutdownNow();
        }
    }
}
