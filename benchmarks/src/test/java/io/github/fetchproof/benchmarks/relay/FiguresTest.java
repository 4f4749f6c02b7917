package io.github.fetchproof.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    private void add(Measure measure, Road road, double... rounds) {
        for (double each : rounds) {
            figures.add(measure, road, each);
        }
    }

    @Test
    void theMedianIsTheMiddleRound() {
        add(Measure.ECHO_P50, Road.DIRECT, 30, 10, 20);

        assertThat(figures.median(Measure.ECHO_P50, Road.DIRECT)).hasValue(20);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        add(Measure.ECHO_P50, Road.DIRECT, 40, 10, 30, 20);

        assertThat(figures.median(Measure.ECHO_P50, Road.DIRECT)).hasValue(25);
    }

    @Test
    void theBestRateIsTheHighestAndTheBestCostTheLowest() {
        add(Measure.DOWN_1, Road.EMBEDDED, 500, 900, 700);
        add(Measure.ECHO_P99, Road.EMBEDDED, 500, 900, 700);

        assertThat(figures.best(Measure.DOWN_1, Road.EMBEDDED)).hasValue(900);
        assertThat(figures.best(Measure.ECHO_P99, Road.EMBEDDED)).hasValue(500);
    }

    @Test
    void roundsAreComparedWithThemselves() {
        add(Measure.DOWN_1, Road.EMBEDDED, 200, 30, 1000);
        add(Measure.DOWN_1, Road.ORIGINAL, 100, 10, 1000);

        assertThat(figures.ratio(Measure.DOWN_1)).hasValue(2);
        assertThat(figures.ratioOfBests(Measure.DOWN_1)).hasValue(1);
    }

    @Test
    void aCostIsComparedTheSameWayRound() {
        add(Measure.MEMORY_1000, Road.EMBEDDED, 3);
        add(Measure.MEMORY_1000, Road.ORIGINAL, 60);

        assertThat(figures.ratio(Measure.MEMORY_1000)).hasValue(0.05);
        assertThat(figures.ratioOfBests(Measure.MEMORY_1000)).hasValue(0.05);
    }

    @Test
    void withoutTheOriginalThereIsNoRatio() {
        add(Measure.DOWN_1, Road.EMBEDDED, 200);

        assertThat(figures.ratio(Measure.DOWN_1)).isEmpty();
        assertThat(figures.ratioOfBests(Measure.DOWN_1)).isEmpty();
        assertThat(figures.median(Measure.DOWN_1, Road.ORIGINAL)).isEmpty();
    }
}
