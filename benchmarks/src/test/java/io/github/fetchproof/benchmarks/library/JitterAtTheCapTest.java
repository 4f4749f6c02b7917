package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever caps what was drawn, and not what is drawn from, sends all its clients at the same moment once their waits have
 * grown: the jitter is lost exactly when it is needed.
 */
class JitterAtTheCapTest {
    private static final Duration RESILIENCE4J_CAP = Duration.ofSeconds(5);
    private static final Duration SPRING_CAP = Duration.ofSeconds(30);

    /**
     * Its defaults, 500 ms growing by 1.5 with half to either side, up to 5 s. After k failures the nominal wait is x, in whole
     * milliseconds 500, 750, 1125, 1687, 2530, 3795, 5692, 8538, 12807, and the wait is drawn evenly from x/2 up to 3x/2 + 1: the
     * share that reaches 5000 is (3x/2 + 1 - 5000) / (x + 1).
     */
    @ParameterizedTest
    @CsvSource({"5, 0", "6, 0.18269", "7, 0.62164", "8, 0.91439", "9, 1", "12, 1"})
    void resilience4jWaitsExactlyTheCapMoreAndMoreOftenThenAlways(int failures, double share) {
        RetryLibrary library = new Resilience4j(new Exponential(Duration.ofMillis(500), 1.5, RESILIENCE4J_CAP));

        assertThat(Shares.of(RESILIENCE4J_CAP, library, failures)).isCloseTo(share, Shares.tolerance(share));
    }

    /**
     * Its defaults, 100 ms doubling up to 30 s. After nine failures the nominal wait is 25600 ms, and the wait is drawn evenly
     * from that up to its double: (51200 - 30000) / 25600 of them are cut.
     */
    @ParameterizedTest
    @CsvSource({"8, 0", "9, 0.828125", "10, 1", "15, 1"})
    void springRetryWaitsExactlyTheCapMostlyThenAlways(int failures, double share) {
        RetryLibrary library = new SpringRetry(new Exponential(Duration.ofMillis(100), 2, SPRING_CAP));

        assertThat(Shares.of(SPRING_CAP, library, failures)).isCloseTo(share, Shares.tolerance(share));
    }

    static Stream<Named<RetryLibrary>> librariesThatDrawBelowTheCap() {
        Exponential exponential = new Exponential(Duration.ofMillis(100), 2, SPRING_CAP);
        return Stream.of(
                Named.of("ours", Ours.fullJitter(exponential, new SplittableRandom(1))),
                Named.of("ours, decorrelated", Ours.decorrelated(exponential, new SplittableRandom(1))),
                Named.of("Failsafe", new FailsafeRetry(exponential)),
                Named.of("AWS SDK", AwsSdk.backoff(exponential)),
                Named.of("gax", new Gax(exponential, Duration.ofDays(1), new VirtualClock(), new SplittableRandom(1))));
    }

    /** Even the coarsest has thirty thousand different waits to draw from: seldom does one of them come out. */
    @ParameterizedTest
    @MethodSource("librariesThatDrawBelowTheCap")
    void theOthersAreStillSpreadOutThere(RetryLibrary library) {
        assertThat(Shares.of(SPRING_CAP, library, 12)).isLessThan(0.001);
    }
}
