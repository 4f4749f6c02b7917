package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.after;
import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.status;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CACHE, CONC and what must not be left behind. */
@Timeout(60)
class CacheTest {
    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);

    CacheTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Bench bench() {
        return new Bench(root, proxy.url());
    }

    private int requestsAfter(Bench bench) throws InterruptedException {
        int before = proxy.requests().size();
        FetchResult result = bench.download(A);
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.FETCHED);
        assertThat(bench.cached("zip")).hasBinaryContent(A.zip());
        assertThat(bench.cached("mod")).hasBinaryContent(A.goMod());
        assertThat(bench.cached("info")).hasBinaryContent(A.info());
        assertThat(bench.cached("ziphash")).hasContent(SampleModule.SUM_OF_A);
        return proxy.requests().size() - before;
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "http://127.0.0.1:1", "direct"})
    void asksNobodyWhenAllIsThere(String goproxy) throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);

            FetchResult result = bench.with("GOPROXY", goproxy).download(A);

            assertThat(result).isEqualTo(new FetchResult(Outcome.FETCHED, 0, List.of(), ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"info, 1", "mod, 1", "zip, 1", "ziphash, 0"})
    void restoresWhatIsMissing(String extension, int requests) throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);
            Files.delete(bench.cached(extension));

            assertThat(requestsAfter(bench)).isEqualTo(requests);
        }
    }

    @Test
    void listsAVersionWhoseDownloadEndedBeforeItWasListed() throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);
            Files.delete(bench.cached("zip"));
            Files.delete(bench.cached("mod").resolveSibling("list"));

            assertThat(requestsAfter(bench)).isEqualTo(1);
            assertThat(bench.cached("mod").resolveSibling("list")).hasContent("v1.0.0\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"info, 1", "mod, 1", "zip, 1", "ziphash, 0"})
    void healsWhatIsEmptyOrGarbage(String extension, int requests) throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);
            for (String content : List.of("", "garbage")) {
                Bench.write(bench.cached(extension), content);

                assertThat(requestsAfter(bench)).isEqualTo(requests);
            }
        }
    }

    @Test
    void healsATruncatedZipAndOneWithAnotherHash() throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);
            Files.write(bench.cached("zip"), Arrays.copyOf(A.zip(), 300));
            assertThat(requestsAfter(bench)).isEqualTo(1);

            Files.write(
                    bench.cached("zip"),
                    SampleModule.of("example.com/m", "v1.0.0", "package evil\n").zip());
            assertThat(requestsAfter(bench)).isEqualTo(1);
        }
    }

    @Test
    void saysWhatItDidNotTrust() throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);
            Bench.write(bench.cached("zip"), "garbage");

            assertThat(bench.with("GOPROXY", "off").download(A).message())
                    .contains("disabled by GOPROXY=off")
                    .contains("warning: the .zip of example.com/m@v1.0.0 in the module cache was not used");
        }
    }

    @Test
    void healsAModThatGoSumProvesWrong() throws Exception {
        try (Bench bench = bench().goSum(A.goSum())) {
            bench.download(A);
            Bench.write(bench.cached("mod"), "module example.com/m\n\ngo 1.99\n");

            assertThat(requestsAfter(bench)).isEqualTo(1);
        }
    }

    @Test
    void believesGoSumRatherThanAZiphash() throws Exception {
        try (Bench bench = bench().goSum(A.goSum())) {
            bench.download(A);
            Bench.write(bench.cached("ziphash"), SampleModule.GO_MOD_SUM_OF_A);

            assertThat(requestsAfter(bench)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"404, 1", "500, 4"})
    void forgetsFailures(int status, int attempts) throws Exception {
        for (int i = 0; i < attempts; i++) {
            proxy.next(A.file("zip"), status(status));
        }
        try (Bench bench = bench()) {
            Fetcher fetcher = bench.fetcher();

            FetchResult failed = bench.ask(fetcher, Operation.DOWNLOAD, A.toString());
            FetchResult repaired = bench.ask(fetcher, Operation.DOWNLOAD, A.toString());

            assertThat(failed.outcome()).isNotEqualTo(Outcome.FETCHED);
            assertThat(repaired.outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void asksAnewForAZipThatWasRefused() throws Exception {
        try (Bench bench = bench()) {
            proxy.next(
                    A.file("zip"),
                    ok(SampleModule.of("example.com/other", "v1.0.0").zip()));
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INVALID);

            assertThat(requestsAfter(bench)).isEqualTo(1);
        }
    }

    @Test
    void saysCleanlyThatTheCacheCannotBeWritten() throws Exception {
        Bench.write(root.resolve("cache"), "a file");
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message()).contains("could not").contains("v1.0.0.");
            assertThat(root.resolve("cache")).hasContent("a file");
        }
    }

    @Test
    void sweepsAwayWhatADeadProcessLeft() throws Exception {
        try (Bench bench = bench()) {
            Path left = bench.cached("zip").resolveSibling("v1.0.0.zip123.tmp");
            Files.createDirectories(left.resolveSibling("x").getParent());
            Bench.write(left, "half");

            bench.download(A);

            assertThat(left).doesNotExist();
        }
    }

    @Test
    void downloadsOnceHoweverManyAskAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        proxy.always(A.file("zip"), after(all, ok(A.zip())));
        ExecutorService callers = Executors.newCachedThreadPool();
        try (Bench bench = bench()) {
            List<Fetcher> fetchers = List.of(bench.fetcher(), bench.fetcher());
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Fetcher fetcher = fetchers.get(i % 2);
                outcomes.add(callers.submit(() ->
                        bench.ask(fetcher, Operation.DOWNLOAD, A.toString()).outcome()));
            }
            all.countDown();

            for (Future<Outcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(Outcome.FETCHED);
            }
            assertThat(proxy.requestsFor(A.file("zip"))).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void keepsNothingUnderItsFinalNameWhileItComes() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch rest = new CountDownLatch(1);
        proxy.always(A.file("zip"), (socket, itself) -> {
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Length: " + A.zip().length + "\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(A.zip(), 0, 200);
            half.countDown();
            rest.await();
            socket.getOutputStream().write(A.zip(), 200, A.zip().length - 200);
            return true;
        });
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Bench bench = bench()) {
            Fetcher fetcher = bench.fetcher();
            Future<FetchResult> result = caller.submit(() -> bench.ask(fetcher, Operation.DOWNLOAD, A.toString()));
            half.await();
            assertThat(bench.cached("zip")).doesNotExist();
            assertThat(bench.cached("ziphash")).doesNotExist();

            rest.countDown();

            assertThat(result.get().outcome()).isEqualTo(Outcome.FETCHED);
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void asksSeveralAtOnceButNotTooMany() throws Exception {
        List<SampleModule> modules = IntStream.range(0, 12)
                .mapToObj(i -> SampleModule.of("example.com/m" + i, "v1.0.0"))
                .toList();
        CountDownLatch two = new CountDownLatch(2);
        modules.forEach(module -> {
            proxy.with(module);
            proxy.always(module.file("info"), (socket, itself) -> {
                two.countDown();
                return after(two, ok(module.info())).play(socket, itself);
            });
        });
        try (Bench bench = bench().with("FETCHPROOF_PARALLEL", "3")) {
            FetchResult result = bench.download(modules.toArray(SampleModule[]::new));

            assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.FETCHED);
            assertThat(proxy.mostInFlight()).isBetween(2, 3);
        }
    }
}
