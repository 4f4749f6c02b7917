package io.github.fetchproof.harness.reference;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which something must be over.
 *
 * @param clock nanoseconds, of a clock that never jumps
 * @param at on that clock
 */
record Deadline(LongSupplier clock, long at) {

    /** How long is left; zero when it is over. */
    Duration left() {
        return Duration.ofNanos(leftNanos());
    }

    long leftNanos() {
        return Math.max(0, at - clock.getAsLong());
    }

    boolean over() {
        return leftNanos() == 0;
    }
}
