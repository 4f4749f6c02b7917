package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FatesTest {
    @Test
    void whatWasLostCountsAmongAllThatWasBorn() {
        Fates fates = fates(3, 1_000_000, 2_000_000, 2_000_000, 4_000_000, 50_000_000, 60_000_000, 70_000_000);

        assertThat(fates.successShare()).isEqualTo(0.7);
        assertThat(fates.succeededWithin(0.5)).isZero();
        assertThat(fates.succeededWithin(3)).isEqualTo(0.3);
        assertThat(fates.succeededWithin(1000)).isEqualTo(0.7);
    }

    @Test
    void timesAreOfThoseThatSucceeded() {
        Fates fates = fates(97, 1_000_000, 2_000_000, 3_000_000);

        assertThat(fates.meanSeconds()).isCloseTo(2, within(0.01));
        assertThat(fates.seconds(50)).isCloseTo(2, within(0.01));
    }

    @Test
    void whereNothingSucceededItTakesForEver() {
        assertThat(fates(4).meanSeconds()).isInfinite();
        assertThat(fates(4).seconds(99)).isInfinite();
        assertThat(fates(4).successShare()).isZero();
    }

    @Test
    void ofNoRequestNoneSucceeded() {
        assertThat(fates(0).successShare()).isZero();
        assertThat(fates(0).succeededWithin(1)).isZero();
    }

    private static Fates fates(long losses, long... micros) {
        Histogram completions = new Histogram(3);
        for (long each : micros) {
            completions.recordValue(each);
        }
        return new Fates(completions, losses);
    }
}
