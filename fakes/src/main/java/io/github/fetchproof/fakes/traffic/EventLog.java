package io.github.fetchproof.fakes.traffic;

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

    /** A log that forgets, with a clock that starts now. */
    static EventLog none() {
        long start = System.nanoTime();
        return new EventLog() {
            @Override
            public long nanos() {
                return System.nanoTime() - start;
            }

            @Override
            public void add(Event event) {}
        };
    }
}
