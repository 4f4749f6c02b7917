package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void theIntervalIsThatOfStudent() {
        Metric metric = Metric.of(new double[] {1, 2, 3, 4, 5});

        assertThat(metric.mean()).isEqualTo(3);
        assertThat(metric.high() - metric.mean()).isEqualTo(2.7764 * Math.sqrt(2.5 / 5), within(1e-9));
        assertThat(metric.mean() - metric.low()).isEqualTo(metric.high() - metric.mean(), within(1e-9));
    }

    @Test
    void percentilesAreValuesThatWereSeen() {
        Metric metric = Metric.of(
                IntStream.rangeClosed(1, 200).mapToDouble(each -> each).toArray());

        assertThat(metric.p50()).isEqualTo(100);
        assertThat(metric.p99()).isEqualTo(198);
    }

    @Test
    void beyondTheTableTheExpansionTakesOver() {
        assertThat(Metric.student(1)).isEqualTo(12.7062);
        assertThat(Metric.student(30)).isEqualTo(2.0423);
        assertThat(Metric.student(31)).isEqualTo(2.0395, within(2e-4));
        assertThat(Metric.student(40)).isEqualTo(2.0211, within(2e-4));
        assertThat(Metric.student(100)).isEqualTo(1.9840, within(2e-4));
    }

    @Test
    void neverStaysNever() {
        assertThat(Metric.of(new double[] {NEVER, 2, 1})).isEqualTo(new Metric(NEVER, NEVER, NEVER, 2, NEVER));
        assertThat(Metric.of(new double[] {NEVER, NEVER})).isEqualTo(new Metric(NEVER, NEVER, NEVER, NEVER, NEVER));
    }

    @Test
    void oneSeedTellsNothingOfTheInterval() {
        assertThat(Metric.of(new double[] {4})).isEqualTo(new Metric(4, -NEVER, NEVER, 4, 4));
    }
}
