package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline timeline = new Timeline(1_000_000);

    @Test
    void eventsHappenInTheOrderOfTheirTime() {
        timeline.schedule(30, 3);
        timeline.schedule(10, 1);
        timeline.schedule(20, 2);

        assertThat(rest()).containsExactly(1L, 2L, 3L);
        assertThat(timeline.now()).isEqualTo(30);
    }

    @Test
    void eventsOfTheSameInstantHappenInTheOrderTheyWereScheduled() {
        for (int event = 0; event < 5000; event++) {
            timeline.schedule(7, event);
        }

        assertThat(rest()).isSorted().hasSize(5000);
    }

    @Test
    void thePastIsClosed() {
        timeline.schedule(10, 0);
        timeline.advance();
        timeline.schedule(10, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline.schedule(9, 2))
                .withMessage("an event must not be in the past of 10: 9");
    }

    @Test
    void aModelThatNeverEndsIsAnError() {
        Timeline endless = new Timeline(100);
        endless.schedule(0, 0);

        assertThatExceptionOfType(TooManyEventsException.class)
                .isThrownBy(() -> {
                    while (endless.advance()) {
                        endless.schedule(endless.now() + 1, 0);
                    }
                })
                .withMessage("a run must have at most 100 events, which it had after 0.0 s");
        assertThat(endless.happened()).isEqualTo(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeline(0));
    }

    private record Planned(long time, long order) {}

    @Property(tries = 100)
    void agreesWithAPriorityQueueAtAllScalesOfTime(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Timeline line = new Timeline(1_000_000);
        PriorityQueue<Planned> model =
                new PriorityQueue<>(Comparator.comparingLong(Planned::time).thenComparingLong(Planned::order));
        for (long order = 0; order < 2000; order++) {
            long time = random.nextLong() >>> random.nextInt(2, 64);
            line.schedule(time, order);
            model.add(new Planned(time, order));
        }

        for (long order = 2000; !model.isEmpty(); order++) {
            assertThat(line.advance()).isTrue();
            assertThat(new Planned(line.now(), line.event())).isEqualTo(model.remove());
            if (order < 4000) {
                long time = line.now() + (random.nextLong(Long.MAX_VALUE - line.now()) >>> random.nextInt(63));
                line.schedule(time, order);
                model.add(new Planned(time, order));
            }
        }
        assertThat(line.advance()).isFalse();
    }

    @Property(tries = 200)
    void agreesWithAPriorityQueue(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int pending) {
        SplittableRandom random = new SplittableRandom(seed);
        Timeline line = new Timeline(1_000_000);
        PriorityQueue<Planned> model =
                new PriorityQueue<>(Comparator.comparingLong(Planned::time).thenComparingLong(Planned::order));
        for (long event = 0; event < pending; event++) {
            long time = random.nextInt(pending);
            line.schedule(time, event);
            model.add(new Planned(time, event));
        }

        long order = pending;
        for (int step = 0; step < pending && !model.isEmpty(); step++) {
            Planned expected = model.remove();
            assertThat(line.advance()).isTrue();
            assertThat(new Planned(line.now(), line.event())).isEqualTo(expected);
            for (int more = random.nextInt(3); more > 0; more--) {
                long time = line.now() + random.nextInt(100);
                line.schedule(time, order);
                model.add(new Planned(time, order));
                order++;
            }
        }
        while (!model.isEmpty()) {
            assertThat(line.advance()).isTrue();
            assertThat(line.event()).isEqualTo(model.remove().order());
        }
        assertThat(line.advance()).isFalse();
    }

    private List<Long> rest() {
        List<Long> events = new ArrayList<>();
        while (timeline.advance()) {
            events.add(timeline.event());
        }
        return events;
    }
}
