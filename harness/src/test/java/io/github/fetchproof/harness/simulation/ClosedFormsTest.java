package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closed forms against the numbers that were worked out by others. */
class ClosedFormsTest {
    private static final double LOAD = 140;
    private static final double CAPACITY = 200;

    @ParameterizedTest
    @CsvSource({"constant(1s), 5.5", "'exponential(100ms,2,20s)', 5.8"})
    void attemptsInARefusalAreExactForWaitsWithoutChance(String backoff, double expected) {
        assertThat(ClosedForms.outageAmplification(backoff(backoff), 10, 1)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "'equal-jitter(100ms,20s)', 6.1717, 0.005",
        "'full-jitter(100ms,20s)', 6.8437, 0.008",
        "'aws-blog-decorrelated(100ms,20s)', 7.336, 0.014"
    })
    void attemptsInARefusalAreAMeanForWaitsWithChance(String backoff, double expected, double tolerance) {
        assertThat(ClosedForms.outageAmplification(backoff(backoff), 10, 1_000_000))
                .isCloseTo(expected, within(tolerance));
    }

    @Test
    void theReturnAfterARefusal() {
        Backoff exponential = backoff("exponential(100ms,2,20s)");

        assertThat(ClosedForms.returnRate(exponential, LOAD, 10, 0.05) / CAPACITY)
                .isCloseTo(4.9, within(1e-9));
        assertThat(ClosedForms.peakOverCapacity(exponential, LOAD, CAPACITY, 10))
                .isCloseTo(3.15, within(1e-3));
        assertThat(ClosedForms.peakOverCapacity(backoff("constant(1s)"), LOAD, CAPACITY, 10))
                .isCloseTo(7.7, within(1e-9));
        assertThat(ClosedForms.drain(LOAD, CAPACITY, 10)).isCloseTo(23.33, within(0.01));
    }

    private static Backoff backoff(String expression) {
        return new StrategyExpression(Map.of()).parse(expression).backoff();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 20.00", "0.1, 0, 28.83", "0, 1000, 36.67", "0, 400, 26.67"})
    void whatALimitOfRetriesTakesToEscapeAStall(double share, double more, double expected) {
        double tail = CAPACITY / (CAPACITY - LOAD);

        assertThat(ClosedForms.stallRecovery(LOAD, CAPACITY, 10, 1, share, more))
                .isCloseTo(expected + tail, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 23.83", "0.10, 28.83", "0.20, 45.38", "0.30, 87.67", "0.40, 426", "0.42, 1441"})
    void zeroGoodputByShare(double share, double expected) {
        double tail = CAPACITY / (CAPACITY - LOAD);

        assertThat(ClosedForms.stallRecovery(LOAD, CAPACITY, 10, 1, share, 0) - tail)
                .isCloseTo(expected, within(0.5));
    }

    @Test
    void attemptsTimesLoadAgainstCapacityDecide() {
        assertThat(ClosedForms.metastableShare(LOAD, CAPACITY)).isCloseTo(0.4286, within(1e-4));
        assertThat(ClosedForms.stallRecovery(LOAD, CAPACITY, 10, 1, 0.5, 0)).isInfinite();
        assertThat(ClosedForms.isMetastable(LOAD, CAPACITY, 1)).isFalse();
        assertThat(ClosedForms.isMetastable(LOAD, CAPACITY, 2)).isTrue();
        assertThat(ClosedForms.stallRecoveryOfAttempts(90, CAPACITY, 10, 1, 0.05))
                .isCloseTo(77, within(0.5));
        assertThat(ClosedForms.stallRecoveryOfAttempts(40, CAPACITY, 10, 1, 0.05, 0.1, 0.2))
                .isCloseTo(30, within(0.5));
        assertThat(ClosedForms.stallRecoveryOfAttempts(LOAD, CAPACITY, 10, 1, 0.05, 0.1, 0.2))
                .isInfinite();
    }

    /** The running example of "Metastable Failures in Distributed Systems". */
    @ParameterizedTest
    @CsvSource({"140, false", "149, false", "150, true", "280, true"})
    void aDatabaseOf300WithOneRetryIsSafeBelow150(double load, boolean metastable) {
        assertThat(ClosedForms.isMetastable(load, 300, 2)).isEqualTo(metastable);
    }

    @Test
    void independentFailures() {
        assertThat(ClosedForms.callsPerRequest(0.5, 4)).isEqualTo(1.875);
        assertThat(ClosedForms.callsPerRequest(1, 4)).isEqualTo(4);
        assertThat(ClosedForms.successShare(0.5, 4)).isEqualTo(0.9375);
    }
}
