package io.github.fetchproof.fakes.traffic;

import java.util.function.LongSupplier;

/**
 * Where those who see something report it.
 *
 * <p>Threads share it: {@link #add} never blocks for long and never throws. The clock is the run's: whoever reports takes
 * the time from {@link #nanos()}.
 */
public interface EventLog {

    /** Now, in nanoseconds since the run began; monotonic. */
    long nanos();

    /** Reports one event. */
    void add(Event event);

    /** A log that forgets what it is told, on this clock. */
    static EventLog none(LongSupplier clock) {
        return new EventLog() {
            @Override
            public long nanos() {
                return clock.getAsLong();
            }

            @Override
            public void add(Event event) {}
        };
    }
}
