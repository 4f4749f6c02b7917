package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The race for one row against a thousand runs of an independent implementation: means within four standard errors of their
 * difference, fixed before the first run.
 */
class OccModelTest {
    private static final int SEEDS = 200;
    private static final int THEIRS = 1000;
    private static final OccModel MODEL = new OccModel();

    @ParameterizedTest
    @CsvSource({
        "10, exponential, 3479.2, 1314.6, 50.8, 4.1",
        "10, decorrelated, 437.8, 87.2, 37.7, 2.3",
        "10, equal-jitter, 718.6, 184.7, 42.5, 2.6",
        "10, full-jitter, 463.1, 103.5, 39.0, 2.2",
        "10, none, 377.8, 34.9, 50.5, 4.2",
        "50, exponential, 36431.8, 3187.2, 623.8, 28.5",
        "50, decorrelated, 2226.0, 499.8, 374.4, 12.4",
        "50, equal-jitter, 4270.9, 576.2, 347.1, 6.2",
        "50, full-jitter, 2891.9, 542.1, 332.7, 5.0",
        "50, none, 1140.5, 43.1, 690.3, 17.3",
        "100, exponential, 63483.3, 3811.0, 1855.5, 58.0",
        "100, decorrelated, 4568.8, 689.7, 1002.6, 28.3",
        "100, equal-jitter, 6644.4, 642.5, 812.2, 7.8",
        "100, full-jitter, 4923.8, 518.6, 795.9, 7.0",
        "100, none, 2027.1, 43.8, 2422.3, 32.1"
    })
    void timeAndWritesAreThoseOfAnIndependentImplementation(
            int clients, String strategy, double time, double timeDeviation, double writes, double writesDeviation) {
        assertThat(mean(strategy, clients, 0)).isCloseTo(time, within(tolerance(timeDeviation)));
        assertThat(mean(strategy, clients, 1)).isCloseTo(writes, within(tolerance(writesDeviation)));
    }

    private static double tolerance(double deviation) {
        return 4 * Math.sqrt(deviation * deviation / SEEDS + deviation * deviation / THEIRS);
    }

    private static double mean(String strategy, int clients, int metric) {
        return Arrays.stream(runs(strategy, clients, metric)).average().orElseThrow();
    }

    private static double[] runs(String strategy, int clients, int metric) {
        Strategy parsed = new StrategyExpression(MODEL.strategies()).parse(strategy);
        return IntStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> MODEL.run(parsed, clients, seed)[metric])
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 75, 150})
    void everyClientWritesAtLeastOnceWhateverTheirNumber(int clients) {
        for (String strategy : MODEL.strategies().keySet()) {
            assertThat(Arrays.stream(runs(strategy, clients, 1)).min().orElseThrow())
                    .isGreaterThanOrEqualTo(clients);
        }
    }

    @Test
    void withoutBackoffWritesGrowAsTheSquareOfTheClientsYetItIsDoneFirst() {
        assertThat(mean("none", 160, 1) / mean("none", 80, 1)).isBetween(3.4, 4.2);
        for (String other : new String[] {"exponential", "equal-jitter", "full-jitter", "decorrelated"}) {
            assertThat(mean("none", 80, 0)).isLessThan(mean(other, 80, 0));
        }
    }

    @Test
    void jitterNeedsTheFewestWritesAndItsLackTheMostTime() {
        double full = mean("full-jitter", 150, 1);

        assertThat(full).isLessThan(mean("decorrelated", 150, 1));
        assertThat(mean("equal-jitter", 150, 1)).isLessThan(mean("decorrelated", 150, 1));
        assertThat(full).isLessThan(mean("exponential", 150, 1));
        assertThat(mean("exponential", 150, 0)).isGreaterThan(10 * mean("full-jitter", 150, 0));
    }
}
