package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(20);
    private static final long LONGEST = Long.MAX_VALUE - 1;

    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void exponentialDoublesFromTheBaseToTheCap() {
        Backoff backoff = Backoff.exponential(BASE, 2, CAP);

        assertThat(List.of(1, 2, 3, 8, 9, 64, 65, Integer.MAX_VALUE))
                .extracting(failures ->
                        backoff.next(Duration.ZERO, failures, random).toMillis())
                .containsExactly(100L, 200L, 400L, 12_800L, 20_000L, 20_000L, 20_000L, 20_000L);
    }

    @Test
    void slowGrowthGoesOnBeyondTheTable() {
        Backoff backoff = Backoff.exponential(BASE, 1.01, Duration.ofDays(1));

        assertThat(backoff.nextNanos(0, 201, random)).isEqualTo((long) (100e6 * Math.pow(1.01, 200)));
    }

    @Test
    void noneAndConstantDoNotDependOnFailures() {
        assertThat(Backoff.none().next(CAP, 7, random)).isZero();
        assertThat(Backoff.constant(BASE).next(CAP, 7, random)).isEqualTo(BASE);
    }

    @Test
    void aLongRunAtTheCapIsStillSpreadOut() {
        for (Backoff backoff : List.of(
                Backoff.fullJitter(BASE, CAP), Backoff.equalJitter(BASE, CAP), Backoff.decorrelated(BASE, CAP))) {
            long atTheCap = random.longs(10_000)
                    .map(each -> backoff.nextNanos(CAP.toNanos(), 50, random))
                    .filter(each -> each == CAP.toNanos())
                    .count();

            assertThat(atTheCap).isLessThan(3);
        }
    }

    @Test
    void meansAreThoseOfTheFormulas() {
        assertThat(mean(Backoff.fullJitter(BASE, CAP), 3)).isBetween(195.0, 205.0);
        assertThat(mean(Backoff.equalJitter(BASE, CAP), 3)).isBetween(295.0, 305.0);
        assertThat(mean(Backoff.decorrelated(BASE, CAP), 3)).isBetween(195.0, 205.0);
    }

    private double mean(Backoff backoff, int failures) {
        return random.longs(20_000)
                        .map(each -> backoff.nextNanos(BASE.toNanos(), failures, random))
                        .average()
                        .orElseThrow()
                / 1e6;
    }

    @Test
    void wrongSettingsAreRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.fullJitter(Duration.ZERO, CAP))
                .withMessage("the base must be above zero: PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.equalJitter(CAP, BASE))
                .withMessage("the cap must not be below the base PT20S: PT0.1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(BASE, 0.5, CAP))
                .withMessage("the factor must be 1 or more: 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(BASE, Double.NaN, CAP));
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.constant(BASE.negated()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.decorrelated(BASE, Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.none().next(BASE.negated(), 1, random))
                .withMessage("the previous wait must not be negative: PT-0.1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.none().next(BASE, 0, random))
                .withMessage("at least one attempt must have failed: 0");
    }

    @Property
    void neverNegativeAndNeverBeyondTheCap(
            @ForAll @LongRange(min = 1, max = LONGEST) long base,
            @ForAll @LongRange(min = 1, max = LONGEST) long other,
            @ForAll @LongRange(min = 0, max = LONGEST) long previous,
            @ForAll @IntRange(min = 1) int failures,
            @ForAll long seed) {
        Duration least = Duration.ofNanos(Math.min(base, other));
        Duration most = Duration.ofNanos(Math.max(base, other));
        RandomGenerator chance = new SplittableRandom(seed);
        long expected = exponential(least, most, failures);

        assertThat(Backoff.exponential(least, 2, most).nextNanos(previous, failures, chance))
                .isEqualTo(expected);
        assertThat(Backoff.fullJitter(least, most).nextNanos(previous, failures, chance))
                .isBetween(0L, expected);
        assertThat(Backoff.equalJitter(least, most).nextNanos(previous, failures, chance))
                .isBetween(expected - expected / 2, expected);
        assertThat(Backoff.decorrelated(least, most).nextNanos(previous, failures, chance))
                .isBetween(least.toNanos(), most.toNanos());
    }

    /** The bound by doubling, step by step, as a double where it would overflow. */
    private static long exponential(Duration base, Duration cap, int failures) {
        double bound = base.toNanos();
        for (int step = 1; step < failures && bound < cap.toNanos(); step++) {
            bound *= 2;
        }
        return bound < (double) cap.toNanos() ? (long) bound : cap.toNanos();
    }

    @Property
    void boundsNeverShrinkAsFailuresGrow(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long base,
            @ForAll @LongRange(min = 1_000_000_000_000L, max = LONGEST) long cap,
            @ForAll @IntRange(min = 10, max = 50) int tenthsOfFactor,
            @ForAll @IntRange(min = 1, max = 1000) int failures) {
        Backoff backoff = Backoff.exponential(Duration.ofNanos(base), tenthsOfFactor / 10.0, Duration.ofNanos(cap));

        assertThat(backoff.nextNanos(0, failures + 1, random))
                .isGreaterThanOrEqualTo(backoff.nextNanos(0, failures, random));
    }

    @Property
    void theSameChanceGivesTheSameWaits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int failures) {
        Backoff backoff = Backoff.decorrelated(BASE, CAP);

        assertThat(backoff.next(BASE, failures, new SplittableRandom(seed)))
                .isEqualTo(backoff.next(BASE, failures, new SplittableRandom(seed)));
    }
}
