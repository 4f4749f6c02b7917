package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryLibraryTest {
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(5);
    private static final Exponential EXPONENTIAL = new Exponential(BASE, 2, CAP);

    static Stream<Named<RetryLibrary>> libraries() {
        return Libraries.retries(EXPONENTIAL, 1).stream().map(library -> Named.of(library.name(), library));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aRequestWaitsOnceForEachFailureAndStartsAnewEachTime(RetryLibrary library) {
        for (int request = 0; request < 1000; request++) {
            List<Duration> waits = library.waits(9);

            assertThat(waits).hasSize(9);
            assertThat(waits.get(0)).isBetween(Duration.ZERO, BASE.multipliedBy(3));
            assertThat(waits)
                    .allMatch(wait -> wait.compareTo(CAP.multipliedBy(3).dividedBy(2)) <= 0);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aRequestThatDoesNotFailDoesNotWait(RetryLibrary library) {
        assertThat(library.waits(0)).isEmpty();
    }

    @Test
    void thoseWithASeedRepeatTheirWaitsAndTheOthersDoNot() {
        List<RetryLibrary> some = Libraries.retries(EXPONENTIAL, 7);
        List<RetryLibrary> same = Libraries.retries(EXPONENTIAL, 7);

        for (int index = 0; index < some.size(); index++) {
            RetryLibrary library = some.get(index);
            boolean repeats = library.waits(20).equals(same.get(index).waits(20));

            assertThat(repeats).as(library.name()).isEqualTo(library.limits().seeded());
        }
    }

    @Test
    void gaxStopsWhenItsClockSaysThatTheTotalTimeIsOver() {
        VirtualClock clock = new VirtualClock();
        Duration total = Duration.ofSeconds(20);
        Gax gax = new Gax(EXPONENTIAL, total, clock, new SplittableRandom(1));

        List<Duration> waits = gax.waits(1000);

        assertThat(waits).hasSizeBetween(5, 100);
        assertThat(clock.nanos()).isBetween(total.minus(CAP).toNanos(), total.toNanos());
    }

    @Test
    void theBucketOfTheAwsSdkEndsRetriesAfterAHundredWhateverTheRequests() {
        AwsSdk sdk = AwsSdk.standard(EXPONENTIAL, 3);

        int retries = 0;
        for (int request = 0; request < 200; request++) {
            retries += sdk.waits(3).size();
        }

        assertThat(retries).isEqualTo(100);
    }

    @Test
    void aSuccessWithoutRetryBringsItOneToken() {
        AwsSdk sdk = AwsSdk.standard(EXPONENTIAL, 3);
        for (int request = 0; request < 200; request++) {
            sdk.waits(3);
        }

        for (int success = 1; success < 5; success++) {
            sdk.succeed();
            assertThat(sdk.waits(3)).isEmpty();
        }
        sdk.succeed();
        assertThat(sdk.waits(3)).hasSize(1);
    }

    @Test
    void whatCannotBeDrivenIsInTheTableToo() {
        assertThat(Libraries.limits())
                .hasSizeGreaterThan(10)
                .anyMatch(line -> line.matches("Failsafe, breaker +no +yes +.*currentTimeMillis.*"))
                .anyMatch(line -> line.matches("gax, full jitter +yes +yes +.*protected.*"));
    }

    @Test
    void anExponentialNeedsWholeMillisecondsThatGrow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exponential(Duration.ofNanos(1500), 2, CAP))
                .withMessage("the base must be whole milliseconds, at least one: PT0.0000015S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exponential(BASE, 1, CAP))
                .withMessage("the factor must be above 1: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exponential(BASE, 2, BASE))
                .withMessage("the cap must be above the base PT0.1S: PT0.1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AwsSdk.backoff(new Exponential(BASE, 3, CAP)))
                .withMessage("the factor must be 2: 3.0");
    }
}
