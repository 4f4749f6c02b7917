package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.FleetModel.Mode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four quadrants of metastable failure, and what escapes from them. */
class FleetModelTest {
    private static final int SEEDS = 5;
    private static final int MACHINES = 100;
    private static final int RECOVERY = QueueTally.METRICS.indexOf("recovery_s");
    private static final int SUCCESS = QueueTally.METRICS.indexOf("success_share");
    private static final int GOODPUT = QueueTally.METRICS.indexOf("end_goodput");

    @ParameterizedTest
    @EnumSource(Mode.class)
    void retriesWithoutLimitNeverRecoverInAnyQuadrant(Mode mode) {
        for (double[] run : runs(FleetModel.of(mode), "full-jitter")) {
            assertThat(run[RECOVERY]).isInfinite();
            assertThat(run[GOODPUT]).isLessThan(0.5);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"SPIKE_RETRIES", "DROP_RETRIES"})
    void whatLimitsRetriesEscapesWhereRetriesKeepItGoing(Mode mode) {
        for (String strategy : new String[] {"none", "budget", "token-bucket", "budget-breaker"}) {
            for (double[] run : runs(FleetModel.of(mode), strategy)) {
                assertThat(run[RECOVERY]).as(strategy).isFinite();
                assertThat(run[GOODPUT]).as(strategy).isGreaterThan(0.95);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"SPIKE_CACHE", "DROP_CACHE"})
    void evenWithoutRetriesAColdCacheStaysCold(Mode mode) {
        for (String strategy : new String[] {"none", "budget"}) {
            for (double[] run : runs(FleetModel.of(mode), strategy)) {
                assertThat(run[RECOVERY]).as(strategy).isInfinite();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aBreakerLetsServersRecoverWhateverKeepsItGoing(Mode mode) {
        for (double[] run : runs(FleetModel.of(mode), "breaker")) {
            assertThat(run[RECOVERY]).isFinite();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"SPIKE_RETRIES", "SPIKE_CACHE"})
    void withoutATriggerNothingHappens(Mode mode) {
        FleetModel calm = FleetModel.of(mode).withSpike(1);

        for (double[] run : runs(calm, "full-jitter")) {
            assertThat(run[SUCCESS]).isGreaterThan(0.99);
            assertThat(run[GOODPUT]).isGreaterThan(0.95);
        }
    }

    /** A drop of capacity is the stall of the queueing model, so its closed forms hold. */
    @ParameterizedTest
    @CsvSource({"none, 0, 0", "budget, 0.1, 0", "token-bucket, 0, 1000"})
    void aDropIsOverInTheTimeOfTheClosedForm(String strategy, double share, double more) {
        double[] recoveries = runs(FleetModel.of(Mode.DROP_RETRIES), strategy, 20).stream()
                .mapToDouble(run -> run[RECOVERY])
                .sorted()
                .toArray();

        assertThat(recoveries[recoveries.length / 2])
                .isCloseTo(ClosedForms.stallRecovery(140, 200, 10, 1, share, more), within(3.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://one.example|https://two.example", "https://one.example|direct"})
    void aPipeLeadsToTheNextSourceAndHidesThatTheFirstStaysDown(String list) {
        FleetModel piped = FleetModel.of(Mode.DROP_RETRIES).withGoproxy(Fallback.parse(list));

        for (double[] run : runs(piped, "full-jitter")) {
            assertThat(run[SUCCESS]).isGreaterThan(0.95);
            assertThat(run[RECOVERY]).isInfinite();
        }
    }

    @ParameterizedTest
    @CsvSource({"none, 1", "full-jitter, 4"})
    void whereTheFirstSourceRefusesAPipeLosesNobodyAndRetriesAreInVain(String strategy, double attempts) {
        FleetModel refusing = FleetModel.of(Mode.DROP_RETRIES)
                .refusing()
                .withGoproxy(Fallback.parse("https://one.example|https://two.example"));

        for (double[] run : runs(refusing, strategy)) {
            assertThat(run[SUCCESS]).isGreaterThan(0.99);
            assertThat(run[QueueTally.METRICS.indexOf("outage_amplification")]).isCloseTo(attempts, within(0.1));
            assertThat(run[RECOVERY]).isZero();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        FleetModel model = FleetModel.of(Mode.SPIKE_CACHE);
        Strategy strategy = strategy(model, "breaker");

        assertThat(model.run(strategy, 10, 7)).isEqualTo(model.run(strategy, 10, 7));
        assertThat(model.run(strategy, 10, 7)).isNotEqualTo(model.run(strategy, 10, 8));
    }

    @Test
    void wrongSettingsAreRefused() {
        FleetModel model = FleetModel.of(Mode.DROP_CACHE);

        assertThatIllegalArgumentException().isThrownBy(() -> model.withSpike(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> model.withLoad(0));
        assertThatIllegalArgumentException().isThrownBy(() -> model.withOutage(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withGoproxy(Fallback.parse("a.example,".repeat(9))))
                .withMessage("a list must have at most 8 entries: 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withGoproxy(Fallback.parse("https://a.example,off")))
                .withMessage("a list must not end in off, which is no source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withLoad(200))
                .withMessage("the load must be at most 100 times what a source can do: 200.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.withOutage(Duration.ofMinutes(40_000_000)))
                .withMessageStartingWith("a run must end within a day: after ");
    }

    private static List<double[]> runs(FleetModel model, String name) {
        return runs(model, name, SEEDS);
    }

    private static List<double[]> runs(FleetModel model, String name, int seeds) {
        Strategy strategy = strategy(model, name);
        return IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> model.run(strategy, MACHINES, seed))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whatBecomesOfTheRequestsBornFromTheTriggerOnIsFollowed(Mode mode) {
        FleetModel model = FleetModel.of(mode);
        RunTrace trace = model.trace(strategy(model, "budget"), MACHINES, 1);
        long won = trace.completions().getTotalCount();

        assertThat(won).isPositive();
        assertThat((double) won / (won + trace.losses()))
                .isEqualTo(model.run(strategy(model, "budget"), MACHINES, 1)[SUCCESS]);
    }

    @Test
    void theFirstAttemptOfARequestIsTheFirstAtTheFirstSource() {
        FleetModel model = FleetModel.of(Mode.DROP_RETRIES);
        RunTrace alone = model.trace(strategy(model, "none"), MACHINES, 1);
        RunTrace again = model.trace(strategy(model, "full-jitter"), MACHINES, 1);

        assertThat(alone.attempts()).isEqualTo(alone.firstAttempts()).isEqualTo(alone.firstTries());
        assertThat(again.firstAttempts()).isEqualTo(alone.firstTries());
        assertThat(again.attempts()[29]).isGreaterThan(again.firstAttempts()[29]);
    }

    private static Strategy strategy(FleetModel model, String name) {
        return new StrategyExpression(model.strategies()).parse(name);
    }
}
