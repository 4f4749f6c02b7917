package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator against what can be computed by hand. The tolerances were fixed before the first run. */
class QueueModelTest {
    private static final int SEEDS = 20;
    private static final int MANY_SEEDS = 200;
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

    /** Other outages, loads and numbers of clients than the published ones. */
    @ParameterizedTest
    @CsvSource({"5, 0.5, 10", "20, 0.5, 1000", "7, 0.3, 100"})
    void callsDuringOtherRefusalsAreThoseOfTheClosedForm(int outage, double load, int clients) {
        QueueModel model = QueueModel.of(Mode.REFUSE)
                .withOutage(Duration.ofSeconds(outage))
                .withLoad(load);
        for (String strategy : List.of("constant", "exponential", "full-jitter", "equal-jitter")) {
            double expected =
                    ClosedForms.outageAmplification(strategy(model, strategy).backoff(), outage, 200_000);

            assertThat(metric(model, strategy, clients, "outage_amplification").mean())
                    .as(strategy)
                    .isCloseTo(expected, Percentage.withPercentage(1.5));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0.5", "20, 0.6", "5, 0.8"})
    void otherBacklogsDrainAtTheSpareCapacityToo(int outage, double load) {
        QueueModel model = QueueModel.of(Mode.REFUSE)
                .withOutage(Duration.ofSeconds(outage))
                .withLoad(load);

        assertThat(metric(model, "full-jitter", 50, "recovery_s").p50())
                .isCloseTo(ClosedForms.drain(200 * load, 200, outage), within(3.0));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.5", "20, 0.6"})
    void otherStallsPassInTheTimeOfTheClosedFormWhenNobodyRetries(int outage, double load) {
        QueueModel model =
                QueueModel.of(Mode.STALL).withOutage(Duration.ofSeconds(outage)).withLoad(load);

        assertThat(metric(model, "none", 50, "recovery_s").p50())
                .isCloseTo(ClosedForms.stallRecovery(200 * load, 200, outage, 1, 0, 0), within(3.0));
    }

    /**
     * A budget over a window lends a whole window's retries at once, a second's more than the closed form's steady share in
     * a stall that is a second longer than the time-out allows retries in.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20, 30})
    void aBudgetEscapesAStallInTheTimeOfTheClosedForm(int percent) {
        QueueModel model = QueueModel.of(Mode.STALL);
        double share = percent / 100.0;
        double expected = ClosedForms.stallRecovery(140, 200, 10, 1, share, share * 140);

        assertThat(manySeeds(model, "full-jitter+budget(" + percent + "%,10s)", 1))
                .isCloseTo(expected, within(3.0));
    }

    /** Near the boundary one run scatters by eight seconds and more: the median of many seeds. */
    private static double manySeeds(QueueModel model, String expression, int clients) {
        Strategy strategy = strategy(model, expression);
        double[] recoveries = IntStream.rangeClosed(1, MANY_SEEDS)
                .mapToDouble(seed -> model.run(strategy, clients, seed)[at("recovery_s")])
                .sorted()
                .toArray();
        return recoveries[MANY_SEEDS / 2];
    }

    @ParameterizedTest
    @ValueSource(strings = {"50%", "60%"})
    void tooLargeABudgetDoesNot(String share) {
        QueueModel model = QueueModel.of(Mode.STALL);
        Strategy strategy = strategy(model, "full-jitter+budget(" + share + ",10s)");
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(model.run(strategy, 1, seed)[at("recovery_s")]).isInfinite();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sre-throttle-10s", "breaker", "shared-breaker"})
    void aThrottleThatForgetsSoonAndTunedBreakersEscapeAStallForEverySeed(String name) {
        QueueModel model = QueueModel.of(Mode.STALL);
        Strategy strategy = strategy(model, name);
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(model.run(strategy, CLIENTS, seed)[at("end_goodput")]).isGreaterThan(0.9);
        }
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
            QueueModel model = QueueModel.of(Mode.STALL);
            double[] run = model.run(strategy(model, strategy), CLIENTS, seed);

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

    @Test
    void theAwsSdksAdaptiveModeHeedsA503AndNothingElse() {
        String strategy = "full-jitter+aws-adaptive";

        assertThat(calls(Mode.THROTTLE, strategy)).isLessThan(calls(Mode.THROTTLE, "full-jitter") / 2);
        assertThat(calls(Mode.REFUSE, strategy)).isEqualTo(calls(Mode.REFUSE, "full-jitter"));
    }

    private static double calls(Mode mode, String strategy) {
        return metric(QueueModel.of(mode), strategy, "outage_amplification").mean();
    }

    /** All waits are then the server's own, and count as constant ones do. */
    @Test
    void whoIsAskedToWaitComesBackNoSooner() {
        QueueModel asking = QueueModel.of(Mode.THROTTLE).withRetryAfter(Duration.ofSeconds(5));

        assertThat(metric(asking, "exponential(100ms,2,5s)", "outage_amplification"))
                .isEqualTo(metric(QueueModel.of(Mode.THROTTLE), "constant(5s)", "outage_amplification"));
        assertThat(metric(asking, "constant(6s)", "outage_amplification"))
                .isEqualTo(metric(QueueModel.of(Mode.THROTTLE), "constant(6s)", "outage_amplification"));
    }

    @Test
    void whereNobodyAnswersNobodyIsAsked() {
        QueueModel refusing = QueueModel.of(Mode.REFUSE);

        assertThat(metric(refusing.withRetryAfter(Duration.ofSeconds(5)), "full-jitter", "outage_amplification"))
                .isEqualTo(metric(refusing, "full-jitter", "outage_amplification"));
    }

    /** A server of 300 requests/s that is asked for 280, and again for those that time out. */
    @Test
    void theExampleOfTheHotosPaperStaysDownWithOneRetryAndNotWithout() {
        QueueModel example = QueueModel.hotos();

        for (int seed = 1; seed <= 5; seed++) {
            assertThat(example.run(strategy(example, "full-jitter"), CLIENTS, seed)[at("recovery_s")])
                    .isInfinite();
            assertThat(example.run(strategy(example, "none"), CLIENTS, seed)[at("recovery_s")])
                    .isFinite();
        }
    }

    /** Below 150/s two attempts each are less than the server can do. */
    @ParameterizedTest
    @CsvSource({"140, true", "160, false"})
    void theExampleIsSafeBelowHalfOfItsCapacity(double perSecond, boolean recovers) {
        QueueModel example = QueueModel.hotos();
        QueueModel at = example.with(perSecond, example.maxAttempts());

        for (int seed = 1; seed <= 5; seed++) {
            assertThat(Double.isFinite(at.run(strategy(at, "full-jitter"), CLIENTS, seed)[at("recovery_s")]))
                    .isEqualTo(recovers);
        }
    }

    @Test
    void resilience4jsDefaultBreakerTripsLateAndBlocksLongForSmallClients() {
        QueueModel model = QueueModel.of(Mode.STALL);

        assertThat(metric(model, "r4j-breaker", "success_share").high())
                .isLessThan(metric(model, "breaker", "success_share").low());
    }

    /** Attempts times load against capacity decides; near the boundary too. */
    @ParameterizedTest
    @CsvSource({"0.45, 2, 77", "0.20, 4, 30"})
    void belowCapacityWithAllAttemptsAStallPasses(double load, int attempts, double expected) {
        assertThat(manySeeds(QueueModel.of(Mode.STALL).with(200 * load, attempts), "full-jitter", CLIENTS))
                .isCloseTo(expected, within(3.0));
    }

    @ParameterizedTest
    @CsvSource({"0.70, 2", "0.52, 2", "0.27, 4", "0.56, 2"})
    void aboveCapacityWithAllAttemptsAStallStays(double load, int attempts) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            QueueModel model = QueueModel.of(Mode.STALL).with(200 * load, attempts);
            double[] run = model.run(strategy(model, "full-jitter"), CLIENTS, seed);

            assertThat(run[at("recovery_s")]).isInfinite();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        QueueModel model = QueueModel.of(Mode.STALL);

        Strategy strategy = strategy(model, "full-jitter");
        assertThat(model.run(strategy, CLIENTS, 7)).isEqualTo(model.run(strategy, CLIENTS, 7));
        assertThat(model.run(strategy, CLIENTS, 7)).isNotEqualTo(model.run(strategy, CLIENTS, 8));
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withRetryAfter(Duration.ofSeconds(-1)))
                .withMessage("what a 503 asks to wait must be over before the run is, 170 s after the outage: -1 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withRetryAfter(Duration.ofSeconds(170)))
                .withMessage("what a 503 asks to wait must be over before the run is, 170 s after the outage: 170 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withLoad(101))
                .withMessage("the load must be at most 100 times what the server can do: 101.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withOutage(Duration.ofMinutes(999_999_999)))
                .withMessageStartingWith("a run must end within a day: after ");
    }

    @Test
    void aLongOutageIsLookedAtForLonger() {
        QueueModel model = QueueModel.of(Mode.STALL);

        assertThat(model.withOutage(Duration.ofSeconds(5)).horizon()).isEqualTo(Duration.ofSeconds(20 + 5 + 170));
        assertThat(model.withOutage(Duration.ofMinutes(2)).horizon()).isEqualTo(Duration.ofSeconds(20 + 120 + 1200));
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
                4,
                Duration.ZERO);
    }

    @Test
    void aRunCanBeLookedAt() {
        QueueModel model = QueueModel.of(Mode.REFUSE);
        RunTrace trace = model.trace(strategy(model, "full-jitter(100ms,1s)"), CLIENTS, 1);

        assertThat(trace.attempts()).hasSize(200);
        assertThat(trace.attempts()[10]).isEqualTo(trace.firstTries()[10]);
        assertThat(trace.attempts()[25]).isGreaterThan(3 * trace.firstTries()[25]);
        assertThat(trace.successes()[25]).isZero();
        assertThat(trace.jobs()[35]).isGreaterThan(trace.jobs()[10]);
        assertThat(trace.waits().longestNanos(5)).isLessThanOrEqualTo(1_000_000_000L);
        assertThat(trace.waits().micros(1).getMean()).isBetween(48_000.0, 52_000.0);
        assertThat(trace.waits().shareAtLongest(5)).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theRequestsBornFromTheOutageOnAreFollowed(Mode mode) {
        QueueModel model = QueueModel.of(mode);
        Strategy strategy = strategy(model, "full-jitter(100ms,1s)+budget(10%,10s)");
        RunTrace trace = model.trace(strategy, CLIENTS, 1);
        long born = Arrays.stream(trace.firstTries(), 20, 200).sum();
        long won = trace.completions().getTotalCount();

        assertThat(won).isGreaterThan(born / 2);
        assertThat(trace.losses()).isGreaterThan(100);
        assertThat(born - won - trace.losses()).as("under way at the end").isBetween(0L, 200L);
        assertThat((double) won / (won + trace.losses()))
                .isEqualTo(model.run(strategy, CLIENTS, 1)[QueueTally.METRICS.indexOf("success_share")]);
    }

    /** While half-open, a breaker sends retries and refuses first attempts in the same second. */
    @Test
    void aFirstAttemptThatABreakerRefusesIsNotCountedAsSent() {
        QueueModel model = QueueModel.of(Mode.REFUSE);
        RunTrace trace = model.trace(strategy(model, "breaker"), CLIENTS, 1);

        assertThat(trace.firstAttempts()[10]).isEqualTo(trace.firstTries()[10]).isEqualTo(trace.attempts()[10]);
        boolean bothInOneSecond = false;
        for (int second = 0; second < 200; second++) {
            assertThat(trace.firstAttempts()[second])
                    .as("second %d", second)
                    .isLessThanOrEqualTo(Math.min(trace.firstTries()[second], trace.attempts()[second]));
            bothInOneSecond |=
                    trace.firstAttempts()[second] < Math.min(trace.firstTries()[second], trace.attempts()[second]);
        }
        assertThat(bothInOneSecond)
                .as("refused first attempts while retries are sent")
                .isTrue();
    }

    @Test
    void waitsThatPileUpAtTheCapAreSeen() {
        QueueModel model = QueueModel.of(Mode.REFUSE);
        RunTrace trace = model.trace(
                strategy(model, "resilience4j-exponential-random(500ms,1.5,50%,700ms)+attempts(9)"), CLIENTS, 1);

        assertThat(trace.waits().shareAtLongest(1)).isBetween(0.05, 0.2);
        assertThat(trace.waits().shareAtLongest(4)).isEqualTo(1);
    }

    private static Metric metric(QueueModel model, String strategy, String name) {
        return metric(model, strategy, CLIENTS, name);
    }

    private static Metric metric(QueueModel model, String strategy, int clients, String name) {
        SimulationTable table = new Laboratory(Runnable::run)
                .table(
                        Grid.of(model, List.of(strategy(model, strategy)), List.of(clients)),
                        Sampling.of(SEEDS),
                        (done, total) -> {});
        Metric metric = table.rows().get(0).metrics().get(name);
        return Objects.requireNonNull(metric);
    }

    private static Strategy strategy(QueueModel model, String expression) {
        return new StrategyExpression(model.strategies()).parse(expression);
    }

    private static int at(String name) {
        return QueueTally.METRICS.indexOf(name);
    }
}
