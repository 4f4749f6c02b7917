package io.github.fetchproof.benchmarks;

import io.github.fetchproof.harness.simulation.Timeline;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * An event list with a steady number of pending events: take the earliest, schedule another a little later. The kernel of
 * the simulator, and what one would write without it.
 */
interface PendingEvents {
    /** Takes the earliest event and schedules it anew. Returns the time it happened at. */
    long step();

    /** The simulator's. */
    static PendingEvents ours(int pending) {
        Timeline timeline = new Timeline(Long.MAX_VALUE);
        SplittableRandom random = new SplittableRandom(1);
        for (int event = 0; event < pending; event++) {
            timeline.schedule(later(random), event);
        }
        return () -> {
            if (!timeline.advance()) {
                throw new IllegalStateException("no event is pending");
            }
            timeline.schedule(timeline.now() + later(random), timeline.event());
            return timeline.now();
        };
    }

    /** A priority queue of records. */
    static PendingEvents priorityQueue(int pending) {
        record Event(long time, long order, long what) {}
        PriorityQueue<Event> queue =
                new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::order));
        SplittableRandom random = new SplittableRandom(1);
        for (int event = 0; event < pending; event++) {
            queue.add(new Event(later(random), event, event));
        }
        long[] order = {pending};
        return () -> {
            Event event = Objects.requireNonNull(queue.poll());
            queue.add(new Event(event.time() + later(random), order[0], event.what()));
            order[0]++;
            return event.time();
        };
    }

    private static long later(SplittableRandom random) {
        return Math.round(random.nextExponential() * 1e9);
    }
}
