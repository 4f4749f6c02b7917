package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator against what can be computed by hand. The tolerances were fixed before the first run. */
class QueueModelTest {
    private static final int SEEDS = 20;
    private static final int CLIENTS = 100;
    /** The backlog {@code 140/s * 10 s} drains at {@code 200/s - 140/s}, whatever the strategy. */
    private static final double DRAIN = 140.0 * 10 / (200 - 140);

    @ParameterizedTest
    @CsvSource({
        "none, 1",
        "constant, 5.5",
        "exponential, 5.8",
        "equal-jitter, 6.1717",
        "full-jitter, 6.8437",
        "decorrelated, 7.336"
    })
    void callsDuringARefusalAreThoseOfTheClosedForm(String strategy, double expected) {
        Metric metric = metric(QueueModel.of(Mode.REFUSE), strategy, "outage_amplification");

        assertThat(metric.mean()).isCloseTo(expected, Percentage.withPercentage(1));
    }

    @Test
    void theClosedFormsOfFixedWaitsAreWhatTheFormulaSays() {
        assertThat(callsPerRequest(1, 1, 1)).isCloseTo(5.5, within(1e-9));
        assertThat(callsPerRequest(0.1, 2, 20)).isCloseTo(5.8, within(1e-9));
    }

    /** The sum of {@code (1 - S_k / T)^+} over the sums of waits. */
    private static double callsPerRequest(double base, double factor, double cap) {
        double calls = 0;
        double age = 0;
        for (double wait = base; age < 10; wait = Math.min(cap, wait * factor)) {
            calls += 1 - age / 10;
            age += wait;
        }
        return calls;
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "exponential", "equal-jitter", "full-jitter", "decorrelated"})
    void theBacklogDrainsAtTheSpareCapacityWhateverTheWaits(String strategy) {
        Metric metric = metric(QueueModel.of(Mode.REFUSE), strategy, "recovery_s");

        assertThat(metric.p50()).isCloseTo(DRAIN, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({"constant, 7.7", "exponential, 3.15"})
    void thePeakOnReturnIsThatOfTheClosedForm(String strategy, double expected) {
        Metric metric = metric(QueueModel.of(Mode.REFUSE), strategy, "peak_over_capacity");

        assertThat(metric.mean()).isCloseTo(expected, Percentage.withPercentage(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "exponential", "equal-jitter", "full-jitter", "decorrelated"})
    void fourAttemptsKeepAStalledServerDownForEverySeed(String strategy) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            double[] run = QueueModel.of(Mode.STALL).run(strategy, CLIENTS, seed);

            assertThat(run[at("recovery_s")]).isInfinite();
            assertThat(run[at("end_goodput")]).isLessThan(0.01);
        }
    }

    @ParameterizedTest
    @CsvSource({"none, 23.33", "budget, 32.17", "token-bucket, 40", "grpc-throttle, 30"})
    void whatLimitsRetriesEscapesAStallInTheTimeOfTheClosedForm(String strategy, double expected) {
        Metric metric = metric(QueueModel.of(Mode.STALL), strategy, "recovery_s");

        assertThat(metric.p50()).isCloseTo(expected, within(3.0));
    }

    @Test
    void aBreakerEscapesAStall() {
        assertThat(metric(QueueModel.of(Mode.STALL), "breaker", "recovery_s").high())
                .isLessThan(DRAIN);
    }

    /** Attempts times load against capacity decides; near the boundary too. */
    @ParameterizedTest
    @CsvSource({"0.45, 2, 77", "0.20, 4, 30"})
    void belowCapacityWithAllAttemptsAStallPasses(double load, int attempts, double expected) {
        Metric metric = metric(QueueModel.of(Mode.STALL).with(200 * load, attempts), "full-jitter", "recovery_s");

        assertThat(metric.p50()).isCloseTo(expected, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({"0.70, 2", "0.52, 2", "0.27, 4", "0.56, 2"})
    void aboveCapacityWithAllAttemptsAStallStays(double load, int attempts) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            double[] run = QueueModel.of(Mode.STALL).with(200 * load, attempts).run("full-jitter", CLIENTS, seed);

            assertThat(run[at("recovery_s")]).isInfinite();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        QueueModel model = QueueModel.of(Mode.STALL);

        assertThat(model.run("full-jitter", CLIENTS, 7)).isEqualTo(model.run("full-jitter", CLIENTS, 7));
        assertThat(model.run("full-jitter", CLIENTS, 7)).isNotEqualTo(model.run("full-jitter", CLIENTS, 8));
    }

    @Test
    void wrongSettingsAreRefused() {
        QueueModel model = QueueModel.of(Mode.STALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.with(0, 1))
                .withMessage("workers, attempts and first attempts per second must be above zero: 10, 1, 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> model.with(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.with(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> model(50, 20_000, 30_000, 34_000, 1000));
        assertThatIllegalArgumentException().isThrownBy(() -> model(50, 30_000, 30_000, 200_000, 1000));
        assertThatIllegalArgumentException().isThrownBy(() -> model(50, 20_500, 30_000, 200_000, 1000));
        assertThatIllegalArgumentException().isThrownBy(() -> model(0, 20_000, 30_000, 200_000, 1000));
        assertThatIllegalArgumentException().isThrownBy(() -> model(50, 20_000, 30_000, 200_000, 0));
        assertThat(model(50, 20_000, 30_000, 200_000, 1000)).isEqualTo(model);
        assertThatIllegalArgumentException().isThrownBy(() -> model.run("hope", 1, 1));
    }

    private static QueueModel model(long service, long outageStart, long outageEnd, long horizon, long timeout) {
        return new QueueModel(
                Mode.STALL,
                10,
                Duration.ofMillis(service),
                140,
                Duration.ofMillis(outageStart),
                Duration.ofMillis(outageEnd),
                Duration.ofMillis(horizon),
                Duration.ofMillis(timeout),
                4);
    }

    private static Metric metric(QueueModel model, String strategy, String name) {
        SimulationTable table =
                Laboratory.table(model, List.of(strategy), List.of(CLIENTS), SEEDS, (done, total) -> {});
        Metric metric = table.rows().get(0).metrics().get(name);
        return Objects.requireNonNull(metric);
    }

    private static int at(String name) {
        return QueueTally.METRICS.indexOf(name);
    }
}
