package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Step.Bound;
import io.github.fetchproof.harness.trace.Limits;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(60),
            2);

    @Test
    void aPhaseMayTakeItsLimitForEachAttemptAtEachArtefactAndALittleMore() {
        Deadlines deadlines = new Deadlines(LIMITS, 1);

        assertThat(deadlines.of(Bound.CONNECT)).isEqualTo(Duration.ofSeconds(1 * 2 * 3 + 3));
        assertThat(deadlines.of(Bound.HANDSHAKE)).isEqualTo(Duration.ofSeconds(5 * 2 * 3 + 3));
        assertThat(deadlines.of(Bound.HEADER)).isEqualTo(Duration.ofSeconds(2 * 2 * 3 + 3));
        assertThat(deadlines.of(Bound.STALL)).isEqualTo(Duration.ofSeconds(3 * 2 * 3 + 3));
        assertThat(deadlines.of(Bound.DNS)).isEqualTo(Duration.ofSeconds(4 * 2 * 3 + 3));
        assertThat(deadlines.of(Bound.OVERALL)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void patienceStretchesThemAll() {
        Deadlines deadlines = new Deadlines(LIMITS, 1.5);

        assertThat(deadlines.of(Bound.CONNECT)).isEqualTo(Duration.ofMillis(13_500));
        assertThat(deadlines.of(Bound.OVERALL)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whereNothingIsWrongNobodyNeedsLong() {
        assertThat(new Deadlines(LIMITS, 1.5).forPreflight().of(Bound.OVERALL)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void preflightGrantsNoMoreThanTheSubjectAsksFor() {
        Limits hasty = new Limits(
                LIMITS.connect(),
                LIMITS.handshake(),
                LIMITS.header(),
                LIMITS.stall(),
                LIMITS.dns(),
                Duration.ofSeconds(5),
                2);

        assertThat(new Deadlines(hasty, 1).forPreflight().of(Bound.OVERALL)).isEqualTo(Duration.ofSeconds(5));
    }

    @Property
    void theOverallLimitBoundsThemAll(
            @ForAll @IntRange(min = 1, max = 100_000) int phaseMillis,
            @ForAll @IntRange(min = 1, max = 100_000) int overallMillis,
            @ForAll @IntRange(min = 1, max = 100) int attempts,
            @ForAll @IntRange(min = 100, max = 1_000) int patiencePercent,
            @ForAll Bound bound) {
        Duration phase = Duration.ofMillis(phaseMillis);
        Limits limits = new Limits(phase, phase, phase, phase, phase, Duration.ofMillis(overallMillis), attempts);
        Deadlines deadlines = new Deadlines(limits, patiencePercent / 100.0);

        assertThat(deadlines.of(bound)).isPositive().isLessThanOrEqualTo(deadlines.of(Bound.OVERALL));
        assertThat(deadlines.of(Bound.OVERALL)).isGreaterThanOrEqualTo(Duration.ofMillis(overallMillis));
    }
}
