package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DistributionTest {
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final int DRAWS = 100_000;

    @ParameterizedTest
    @CsvSource({"UNIFORM, 99.5, 11.5", "NORMAL, 100, 20", "LOGNORMAL, 100, 20", "PARETO, 120, 24.5"})
    void drawsHaveTheMeanAndTheSpreadThatWereAskedFor(Distribution distribution, double mean, double deviation) {
        double[] millis = draw(distribution, 100, 20).toArray();
        double average = DoubleStream.of(millis).average().orElseThrow();
        double spread = Math.sqrt(DoubleStream.of(millis)
                .map(each -> (each - average) * (each - average))
                .average()
                .orElseThrow());

        assertThat(average).isCloseTo(mean, within(0.5));
        assertThat(spread).isCloseTo(deviation, within(deviation * 0.05));
    }

    @Test
    void onlyParetoNeverUndercutsTheLatencyAndUniformKeepsToItsJitter() {
        assertThat(draw(Distribution.PARETO, 100, 20).min().orElseThrow()).isGreaterThanOrEqualTo(100);
        assertThat(draw(Distribution.NORMAL, 100, 20).min().orElseThrow()).isLessThan(80);
        assertThat(draw(Distribution.LOGNORMAL, 100, 20).max().orElseThrow()).isGreaterThan(160);
        assertThat(draw(Distribution.UNIFORM, 100, 20).min().orElseThrow()).isEqualTo(80);
        assertThat(draw(Distribution.UNIFORM, 100, 20).max().orElseThrow()).isEqualTo(119);
    }

    @ParameterizedTest
    @EnumSource
    void withoutJitterEveryDelayIsTheLatency(Distribution distribution) {
        assertThat(draw(distribution, 100, 0).distinct().toArray()).containsExactly(100);
    }

    @Property
    void noDelayIsNegativeOrTooLargeToBeAddedToATime(
            @ForAll Distribution distribution,
            @ForAll @LongRange(max = 1_000_000_000_000L) long latency,
            @ForAll @LongRange(max = 1_000_000_000_000L) long jitter,
            @ForAll long seed) {
        long nanos = distribution.nanos(latency, jitter, new SplittableRandom(seed));

        assertThat(nanos).isBetween(0L, 2_000_000_000_000_000_000L);
    }

    private static DoubleStream draw(Distribution distribution, long latency, long jitter) {
        SplittableRandom random = new SplittableRandom(7);
        return DoubleStream.generate(() -> distribution.nanos(latency, jitter, random) / NANOS_PER_MILLI)
                .limit(DRAWS);
    }
}
