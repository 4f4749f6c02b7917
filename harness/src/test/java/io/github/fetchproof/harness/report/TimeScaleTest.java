package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

    @Test
    void evenTimesAreDrawnEvenly() {
        TimeScale scale = millis(0, 250, 500, 1000);

        assertThat(scale.x(250_000_000)).isEqualTo(200);
        assertThat(scale.x(1_000_000_000)).isEqualTo(800);
        assertThat(scale.cuts()).isEmpty();
    }

    @Test
    void aMinuteOfSilenceIsDrawnShortAndSaysHowLongItWas() {
        TimeScale scale = millis(0, 100, 200, 60_200);

        assertThat(scale.cuts())
                .singleElement()
                .satisfies(cut -> assertThat(cut.seconds()).isEqualTo("60.0 s"));
        assertThat(scale.x(100_000_000)).isGreaterThan(300);
    }

    @Test
    void twoLongSilencesAreBothDrawnShort() {
        assertThat(millis(0, 100, 50_000, 50_200, 99_000).cuts()).hasSize(2);
    }

    @Test
    void waitsThatGrowAreDrawnAsTheyAre() {
        assertThat(millis(0, 1000, 3000, 7000, 15_000).cuts()).isEmpty();
    }

    @Test
    void theAxisIsLabelledInRoundSeconds() {
        assertThat(millis(6_631, 7_630).ticks())
                .extracting(TimeScale.Tick::label)
                .containsExactly(
                        "6.7 s", "6.8 s", "6.9 s", "7.0 s", "7.1 s", "7.2 s", "7.3 s", "7.4 s", "7.5 s", "7.6 s");
    }

    @Test
    void aSingleInstantHasAPlace() {
        TimeScale scale = millis(5);

        assertThat(scale.x(5_000_000)).isBetween(0.0, 800.0);
        assertThat(scale.ticks()).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void laterIsNeverDrawnFurtherLeftAndNothingOutside(
            @ForAll @Size(min = 1, max = 30) Set<@LongRange(min = 0, max = 200_000_000_000L) Long> instants) {
        TreeSet<Long> sorted = new TreeSet<>(instants);
        TimeScale scale = TimeScale.of(sorted, 800);

        List<Double> places = sorted.stream().map(scale::x).toList();
        assertThat(places).isSorted().allMatch(x -> x >= 0 && x <= 800.001);
        assertThat(scale.ticks()).hasSizeLessThan(40).allMatch(tick -> tick.x() >= 0 && tick.x() <= 800.001);
    }

    private static TimeScale millis(long... instants) {
        TreeSet<Long> nanos = new TreeSet<>();
        for (long each : instants) {
            nanos.add(each * 1_000_000);
        }
        return TimeScale.of(nanos, 800);
    }
}
