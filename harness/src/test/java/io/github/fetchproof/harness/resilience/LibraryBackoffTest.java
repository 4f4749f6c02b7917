package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waits of libraries, by their formulas, and the share of them that is exactly the cap. */
class LibraryBackoffTest {
    private static final int DRAWS = 200_000;
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(20);

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void theSimulatorOfTheAwsBlogBeginsWithTwiceTheBase() {
        Backoff exponential = AwsBlogBackoff.exponential(Duration.ofMillis(5), Duration.ofSeconds(2));

        assertThat(millis(exponential, 1, 2, 3, 8, 9, 10)).containsExactly(10, 20, 40, 1280, 2000, 2000);
        assertThat(mean(AwsBlogBackoff.fullJitter(BASE, CAP), 3)).isCloseTo(400, within(2.0));
        assertThat(mean(AwsBlogBackoff.equalJitter(BASE, CAP), 3)).isCloseTo(600, within(2.0));
    }

    @ParameterizedTest
    @CsvSource({"5, 2000, 0.270", "100, 20000, 0.290"})
    void decorrelatedJitterAsPublishedPilesUpAtTheCap(int base, int cap, double expected) {
        Backoff backoff = AwsBlogBackoff.decorrelated(Duration.ofMillis(base), Duration.ofMillis(cap));
        long most = cap * 1_000_000L;
        long wait = 0;
        int atCap = 0;
        int afterCap = 0;
        int twice = 0;
        double sum = 0;
        for (int each = 1; each <= 10 * DRAWS; each++) {
            long before = wait;
            wait = backoff.nextNanos(before, each, random);
            atCap += wait == most ? 1 : 0;
            afterCap += before == most ? 1 : 0;
            twice += wait == most && before == most ? 1 : 0;
            sum += (double) wait / most;
        }

        assertThat(atCap / (10.0 * DRAWS)).isCloseTo(expected, within(0.003));
        assertThat((double) twice / afterCap).isCloseTo(2.0 * most / (3.0 * most - base * 1e6), within(0.003));
        if (base == 100) {
            assertThat(sum / (10.0 * DRAWS)).isCloseTo(0.485, within(0.003));
        }
    }

    @Test
    void theAwsSdkDrawsBelowTheBound() {
        Backoff backoff = AwsSdkBackoff.fullJitter(BASE, CAP);

        assertThat(longest(backoff, 3)).isEqualTo(399);
        assertThat(shareAt(backoff, 20, CAP)).isZero();
        assertThat(mean(AwsSdkBackoff.halfJitter(BASE, CAP), 3)).isCloseTo(300, within(1.0));
        assertThat(millis(AwsSdkBackoff.withoutJitter(BASE, CAP), 1, 2, 9)).containsExactly(100, 200, 20_000);
    }

    @Test
    void resilience4jCutsEachStepToMilliseconds() {
        Backoff backoff =
                Resilience4jBackoff.exponential(Duration.ofMillis(500), 1.5, Duration.ofMillis(Steps.LONGEST_MILLIS));

        assertThat(millis(backoff, 1, 2, 3, 4, 5)).containsExactly(500, 750, 1125, 1687, 2530);
        assertThat(backoff.nextNanos(0, 100_000, random)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "6, 0.184", "7, 0.620", "8, 0.914", "9, 1", "20, 1"})
    void resilience4jLosesItsJitterAtTheCap(int failures, double expected) {
        Backoff backoff =
                Resilience4jBackoff.exponentialRandom(Duration.ofMillis(500), 1.5, 0.5, Duration.ofSeconds(5));

        assertThat(shareAt(backoff, failures, Duration.ofSeconds(5))).isCloseTo(expected, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "9, 0.831", "10, 1", "30, 1"})
    void springRetryLosesItsJitterAtTheCap(int failures, double expected) {
        Backoff backoff = SpringRetryBackoff.exponentialRandom(BASE, 2, Duration.ofSeconds(30));

        assertThat(shareAt(backoff, failures, Duration.ofSeconds(30))).isCloseTo(expected, within(0.005));
    }

    @Test
    void springRetryHasOtherPolicies() {
        assertThat(millis(SpringRetryBackoff.exponential(BASE, 2, Duration.ofSeconds(30)), 1, 2, 9, 10))
                .containsExactly(100, 200, 25_600, 30_000);
        Backoff uniform = SpringRetryBackoff.uniform(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(longest(uniform, 1)).isEqualTo(1499);
        assertThat(mean(uniform, 1)).isCloseTo(999.5, within(3.0));
    }

    @Test
    void failsafeMayExceedItsMaximumByTheJitter() {
        Backoff byFactor = FailsafeBackoff.jitterFactor(BASE, 2, CAP, 0.25);
        Backoff byTime = FailsafeBackoff.jitter(BASE, 2, CAP, Duration.ofMillis(50));

        assertThat(longest(byFactor, 50)).isBetween(24_990L, 25_000L);
        assertThat(mean(byFactor, 2)).isCloseTo(200, within(1.0));
        assertThat(longest(byTime, 1)).isBetween(149L, 150L);
        assertThat(mean(FailsafeBackoff.between(BASE, CAP), 1)).isCloseTo(10_050, within(60.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailsafeBackoff.jitter(BASE, 2, CAP, CAP))
                .withMessage("the jitter must not be above the delay PT0.1S: PT20S");
    }

    @Test
    void gaxDrawsBelowABoundOfWholeMilliseconds() {
        Backoff backoff = GaxBackoff.jittered(BASE, 1.3, CAP);

        assertThat(longest(backoff, 3)).isEqualTo(168);
        assertThat(shareAt(backoff, 60, CAP)).isZero();
    }

    @Test
    void grpcSpreadsAroundTheCappedWait() {
        Backoff backoff = GrpcBackoff.of(BASE, 2, Duration.ofSeconds(1));

        assertThat(longest(backoff, 10)).isBetween(1190L, 1200L);
        assertThat(mean(backoff, 10)).isCloseTo(1000, within(1.0));
        assertThat(shareAt(backoff, 10, Duration.ofSeconds(1))).isLessThan(0.001);
    }

    @Test
    void finagleEndsAtItsMaximumForEver() {
        Backoff equal = FinagleBackoff.equalJittered(BASE, CAP);
        Backoff exponential = FinagleBackoff.exponentialJittered(BASE, CAP);

        assertThat(millis(equal, 1)).containsExactly(100);
        assertThat(mean(equal, 3)).isCloseTo(300, within(1.0));
        assertThat(series(equal, 30)).endsWith(20_000, 20_000, 20_000);
        assertThat(series(exponential, 60)).startsWith(100).endsWith(20_000, 20_000, 20_000);
    }

    @Test
    void finaglesDecorrelatedJitterNeverBecomesShorter() {
        long[] series = series(FinagleBackoff.decorrelatedJittered(BASE, CAP), 100);

        assertThat(series).startsWith(100).isSorted();
        assertThat(series[99]).isLessThan(20_000);
    }

    @Test
    void aThirdOfEnvoysWaitsIsExactlyTheMaximum() {
        Backoff backoff = EnvoyBackoff.jittered(Duration.ofMillis(25), Duration.ofMillis(250));

        assertThat(longest(backoff, 1)).isEqualTo(24);
        assertThat(longest(backoff, 2)).isEqualTo(74);
        assertThat(longest(backoff, 3)).isEqualTo(174);
        assertThat(shareAt(backoff, 3, Duration.ofMillis(250))).isZero();
        assertThat(shareAt(backoff, 4, Duration.ofMillis(250))).isCloseTo(0.334, within(0.004));
        assertThat(shareAt(backoff, 40, Duration.ofMillis(250))).isCloseTo(0.334, within(0.004));
    }

    /** From the formula: {@code 2^(k - 1.5) / 1.4} for the k-th, which is about half of {@code base * 2^(k - 1)}. */
    @Test
    void pollysMedianDoublesFromTheSecondWaitOn() {
        Backoff backoff = PollyBackoff.exponentialJittered(Duration.ofSeconds(1), Duration.ofDays(1));

        assertThat(medianOfSeries(backoff, 1) / 1e9).isBetween(0.85, 0.95);
        for (int retry = 2; retry <= 7; retry++) {
            double seconds = medianOfSeries(backoff, retry) / 1e9;
            assertThat(seconds / Math.pow(2, retry - 2)).isBetween(0.9, 1.2);
        }
    }

    @Test
    void pollysWaitsAreRightOneByOneForThoseWhoRememberTheWaitAlone() {
        Backoff backoff = PollyBackoff.exponentialJittered(Duration.ofSeconds(1), Duration.ofDays(1));
        double[] alone = LongStream.range(0, DRAWS)
                .mapToDouble(each -> backoff.nextNanos(0, 4, random))
                .sorted()
                .toArray();

        assertThat(alone[DRAWS / 2] / medianOfSeries(backoff, 4)).isCloseTo(1, within(0.02));
    }

    @Test
    void pollyLosesItsJitterAtTheMaximum() {
        Backoff capped = PollyBackoff.jittered(Backoff.constant(CAP), Duration.ofSeconds(10));
        Backoff free = PollyBackoff.jittered(Backoff.constant(CAP), Duration.ofDays(1));

        assertThat(shareAt(capped, 1, Duration.ofSeconds(10))).isEqualTo(1);
        assertThat(mean(free, 1)).isCloseTo(20_000, within(30.0));
        assertThat(longest(free, 1)).isBetween(24_900L, 25_000L);
    }

    @Test
    void aLoopDoublesAndAddsABit() {
        Backoff backoff = LoopBackoff.doublingPlus(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(1));

        assertThat(mean(backoff, 3)).isCloseTo(4500, within(5.0));
    }

    private long[] millis(Backoff backoff, int... failures) {
        return Arrays.stream(failures)
                .mapToLong(each -> backoff.nextNanos(0, each, random) / 1_000_000)
                .toArray();
    }

    private long[] series(Backoff backoff, int length) {
        long[] series = new long[length];
        long memory = 0;
        for (int each = 0; each < length; each++) {
            long next = backoff.remember(memory, each + 1, random);
            series[each] = backoff.waitNanos(memory, next) / 1_000_000;
            memory = next;
        }
        return series;
    }

    private double medianOfSeries(Backoff backoff, int retry) {
        double[] waits = IntStream.range(0, 20_000)
                .mapToDouble(each -> series(backoff, retry)[retry - 1] * 1e6)
                .sorted()
                .toArray();
        return waits[waits.length / 2];
    }

    private double mean(Backoff backoff, int failures) {
        return LongStream.range(0, DRAWS)
                        .map(each -> backoff.nextNanos(0, failures, random))
                        .average()
                        .orElseThrow()
                / 1e6;
    }

    private long longest(Backoff backoff, int failures) {
        return LongStream.range(0, DRAWS)
                        .map(each -> backoff.nextNanos(0, failures, random))
                        .max()
                        .orElseThrow()
                / 1_000_000;
    }

    private double shareAt(Backoff backoff, int failures, Duration cap) {
        return LongStream.range(0, DRAWS)
                        .filter(each -> backoff.nextNanos(0, failures, random) == cap.toNanos())
                        .count()
                / (double) DRAWS;
    }
}
