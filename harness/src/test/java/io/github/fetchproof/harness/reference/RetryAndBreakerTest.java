package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.closing;
import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.status;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RETRY and CB, with a clock and waits of the test's own: nothing here really waits. */
@Timeout(60)
class RetryAndBreakerTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);
    private final AtomicLong skipped = new AtomicLong();
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

    RetryAndBreakerTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Fetcher fetcher(Map<String, String> more) {
        Map<String, String> variables = new java.util.HashMap<>(Map.of(
                "GOPROXY",
                proxy.url(),
                "GOMODCACHE",
                root.resolve("cache").toString(),
                "FETCHPROOF_CONNECT_TIMEOUT",
                "9s"));
        variables.putAll(more);
        TimeAndChance time = new TimeAndChance(
                () -> System.nanoTime() + skipped.get(),
                () -> NOON,
                wait -> {
                    waits.add(wait);
                    skipped.addAndGet(wait.toNanos());
                },
                new Random(1));
        return new ReferenceProvider().open(new Surroundings(variables), time);
    }

    private FetchResult download(Fetcher fetcher, String... modules) throws InterruptedException {
        return fetcher.fetch(new FetchRequest(Operation.DOWNLOAD, List.of(modules), root));
    }

    private FetchResult download() throws InterruptedException {
        try (Fetcher fetcher = fetcher(Map.of())) {
            return download(fetcher, A.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void asksAgainAfterAStatusThatMayPass(int status) throws Exception {
        proxy.next(A.file("info"), status(status), status(status), status(status));

        FetchResult result = download();

        assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(result.attempts()).isEqualTo(6);
        assertThat(waits).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 451})
    void asksOnceWhenTheAnswerIsDefinite(int status) throws Exception {
        proxy.allAre(status(status));

        assertThat(download().attempts()).isEqualTo(1);
        assertThat(proxy.requests()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void waitsLongerAndLongerAtMostUpToTheCap() throws Exception {
        proxy.allAre(status(500));
        try (Fetcher fetcher = fetcher(Map.of("FETCHPROOF_ATTEMPTS", "8", "FETCHPROOF_BREAKER_FAILURES", "64"))) {
            download(fetcher, A.toString());
        }

        assertThat(waits).hasSize(7);
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) <= 0);
        assertThat(waits.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(waits).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "Mon, 05 Jan 2026 12:00:03 GMT"})
    void waitsNoLessThanTheServerAsks(String retryAfter) throws Exception {
        proxy.next(A.file("info"), status(503, "Retry-After: " + retryAfter));

        assertThat(download().outcome()).isEqualTo(Outcome.FETCHED);

        assertThat(waits).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void leavesAHostAloneForAllWhenItAsksOneToWait() throws Exception {
        SampleModule other = SampleModule.of("example.com/other", "v1.0.0");
        proxy.with(other).next(A.file("info"), status(429, "Retry-After: 5"));
        try (Fetcher fetcher = fetcher(Map.of("FETCHPROOF_ATTEMPTS", "1"))) {
            assertThat(download(fetcher, A.toString()).outcome()).isEqualTo(Outcome.UNAVAILABLE);

            assertThat(download(fetcher, other.toString()).outcome()).isEqualTo(Outcome.FETCHED);
        }

        assertThat(waits).hasSize(1);
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    }

    @Test
    void asksNobodyElseThereWhenTheWaitIsTooLong() throws Exception {
        SampleModule other = SampleModule.of("example.com/other", "v1.0.0");
        proxy.next(A.file("info"), status(503, "Retry-After: 3600"));
        try (FakeProxy second = FakeProxy.of(other);
                Fetcher fetcher = fetcher(Map.of("GOPROXY", proxy.url() + "|" + second.url()))) {
            download(fetcher, A.toString());

            assertThat(download(fetcher, other.toString()).outcome()).isEqualTo(Outcome.FETCHED);
        }

        assertThat(proxy.requests()).containsExactly(A.file("info"));
        assertThat(waits).isEmpty();
    }

    @Test
    void countsOnlyItsOwnAttempts() throws Exception {
        SampleModule other = SampleModule.of("example.com/other", "v1.0.0");
        proxy.with(other).next(other.file("info"), status(500), status(500)).always(A.file("zip"), status(403));
        try (Fetcher fetcher = fetcher(Map.of())) {
            assertThat(download(fetcher, A.toString(), other.toString()).message())
                    .contains("status 403 (1 attempt)");
        }
    }

    @Test
    void leavesNoRetryToTheLibraryWhenTheServerAsksForNoWait() throws Exception {
        proxy.allAre(status(503, "Retry-After: 0"));

        FetchResult result = download();

        assertThat(result.attempts()).isEqualTo(4);
        assertThat(proxy.requests()).hasSize(4);
        assertThat(waits).hasSize(3);
    }

    @Test
    void givesUpAtOnceWhenTheServerAsksForMoreTimeThanThereIs() throws Exception {
        proxy.allAre(status(429, "Retry-After: 3600"));

        FetchResult result = download();

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.message()).contains("3600").contains("status 429");
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void retriesNoMoreThanTheRunCanAfford() throws Exception {
        proxy.allAre(status(429));
        String[] modules = IntStream.range(0, 60)
                .mapToObj(i -> "example.com/m" + i + "@v1.0.0")
                .toArray(String[]::new);
        try (Fetcher fetcher = fetcher(Map.of())) {
            FetchResult result = download(fetcher, modules);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(proxy.requests()).hasSizeBetween(60, 60 + 10 + 12);
            assertThat(result.message()).contains("no retries left");
        }
    }

    @Test
    void leavesADeadSourceAloneAndThenProbesItOnce() throws Exception {
        proxy.allAre(closing());
        try (Fetcher fetcher = fetcher(Map.of())) {
            download(fetcher, A.toString());
            FetchResult second = download(fetcher, A.toString());
            FetchResult third = download(fetcher, A.toString());

            assertThat(proxy.connections()).isEqualTo(5);
            assertThat(second.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(third.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(third.attempts()).isZero();
            assertThat(third.message()).contains("not asked");

            skipped.addAndGet(Duration.ofSeconds(3).toNanos());
            assertThat(download(fetcher, A.toString()).attempts()).isEqualTo(1);

            skipped.addAndGet(Duration.ofSeconds(3).toNanos());
            A.files().forEach((path, body) -> proxy.always(path, ok(body)));
            assertThat(download(fetcher, A.toString()).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void takesAnOpenBreakerForAnErrorAndNeverForNotFound() throws Exception {
        proxy.allAre(closing());
        try (FakeProxy other = FakeProxy.of(A);
                Fetcher comma = fetcher(Map.of("GOPROXY", proxy.url() + "," + other.url()));
                Fetcher bar = fetcher(Map.of("GOPROXY", proxy.url() + "|" + other.url()))) {
            for (int i = 0; i < 4; i++) {
                assertThat(download(comma, A.toString()).outcome()).isEqualTo(Outcome.UNAVAILABLE);
            }
            assertThat(other.connections()).isZero();

            assertThat(download(bar, A.toString()).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void doesNotBlameASourceForDefiniteAnswers(int status) throws Exception {
        proxy.allAre(status(status));
        try (Fetcher fetcher = fetcher(Map.of())) {
            for (int i = 0; i < 12; i++) {
                download(fetcher, A.toString());
            }
            assertThat(proxy.requests()).hasSize(12);
        }
    }

    @Test
    void startsEachRunWithAClosedBreaker() throws Exception {
        proxy.allAre(closing());
        for (int i = 0; i < 2; i++) {
            download();
            download();
        }
        assertThat(proxy.connections()).isEqualTo(16);
    }
}
