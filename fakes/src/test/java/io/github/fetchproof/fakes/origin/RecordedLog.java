package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A log that remembers, and lets a test wait for what it expects. */
final class RecordedLog implements EventLog {
    private final long start = System.nanoTime();
    private final List<Event> events = new ArrayList<>();

    @Override
    public long nanos() {
        return System.nanoTime() - start;
    }

    @Override
    public synchronized void add(Event event) {
        events.add(event);
        notifyAll();
    }

    /** What was seen so far, of one kind, in order. */
    synchronized <E extends Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first event of a kind that is as wanted; waits for it up to 20 seconds. */
    synchronized <E extends Event> E await(Class<E> kind, Predicate<E> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            for (E event : all(kind)) {
                if (wanted.test(event)) {
                    return event;
                }
            }
            wait(100);
        }
        throw new AssertionError("no such " + kind.getSimpleName() + " among " + events);
    }

    synchronized List<Event> everything() {
        return List.copyOf(events);
    }
}
