package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The one clock of a run, and the logs that use it. Threads share it. */
final class RunClock {

    private final long start = System.nanoTime();

    long nanos() {
        return System.nanoTime() - start;
    }

    /** A new, empty log on this clock. */
    Log log() {
        return new Log();
    }

    /** Keeps what it is told, up to {@link #MOST} events. Threads share it. */
    final class Log implements EventLog {

        /** A subject that floods the network must not flood the kit. */
        static final int MOST = 200_000;

        private final List<Event> events = new ArrayList<>();
        private long left;

        @Override
        public long nanos() {
            return RunClock.this.nanos();
        }

        @Override
        public synchronized void add(Event event) {
            if (events.size() < MOST) {
                events.add(event);
                notifyAll();
            } else {
                left++;
            }
        }

        /** Waits until an event like this has been told since {@code from}, on this clock. */
        synchronized void await(long from, Predicate<Event> like) throws InterruptedException {
            int looked = 0;
            while (true) {
                for (; looked < events.size(); looked++) {
                    Event event = events.get(looked);
                    if (event.nanos() >= from && like.test(event)) {
                        return;
                    }
                }
                wait();
            }
        }

        /** What has been told so far. */
        synchronized List<Event> events() {
            return List.copyOf(events);
        }

        /** How many events were told beyond {@link #MOST} and not kept. */
        synchronized long left() {
            return left;
        }
    }
}
