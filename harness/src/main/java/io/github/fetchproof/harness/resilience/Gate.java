package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * What a client asks before it sends: may a first attempt, may a retry go out. A refusal fails the request for good; the
 * retry is cancelled, not put off.
 *
 * <p>Unlike what it decides by, a gate remembers: keep one for each client (or one for all), in one thread. Times are
 * nanoseconds of a clock that never goes back; chance is handed in. A ticket goes back with the result of its attempt.
 */
public interface Gate {
    /** The ticket of an attempt that may not be sent. */
    int REFUSED = -1;

    /** The ticket, zero or more, to send a request's first attempt, or {@link #REFUSED}. */
    default int first(long now, RandomGenerator random) {
        return 0;
    }

    /** The ticket, zero or more, to send a further attempt, or {@link #REFUSED}. */
    int again(long now, RandomGenerator random);

    /** How many nanoseconds an attempt that was just let through must wait before it is sent. */
    default long pauseNanos(long now) {
        return 0;
    }

    /** The attempt with that ticket succeeded. */
    default void succeeded(int ticket, long now) {}

    /** The attempt with that ticket failed. */
    default void failed(int ticket, long now) {}

    /** The attempt with that ticket failed, and the server said that it is asked too often: 429 or 503. */
    default void throttled(int ticket, long now) {
        failed(ticket, now);
    }

    /** The attempt with that ticket was not sent after all: another gate refused it. */
    default void withdrawn(int ticket, long now) {}

    /** Lets everything through. */
    static Gate open() {
        return (now, random) -> 0;
    }
}
