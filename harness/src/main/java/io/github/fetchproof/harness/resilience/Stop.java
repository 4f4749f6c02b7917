package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * When a request is given up. Immutable.
 *
 * @param maxAttempts the first included, 1 or more; {@link #UNLIMITED} for no limit
 * @param maxElapsed no attempt begins later than this after the first; {@link RetryAfter#LONGEST} for no limit
 */
public record Stop(int maxAttempts, Duration maxElapsed) {
    /** As many attempts as it takes. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Stop {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("there must be at least one attempt: " + maxAttempts);
        }
        Growth.nanos("the elapsed time", maxElapsed);
    }

    /** Never. */
    public static Stop never() {
        return after(UNLIMITED);
    }

    /** After so many attempts. */
    public static Stop after(int attempts) {
        return new Stop(attempts, RetryAfter.LONGEST);
    }

    /** The same with another number of attempts. */
    public Stop withMaxAttempts(int attempts) {
        return new Stop(attempts, maxElapsed);
    }

    /** The same with another limit of time. */
    public Stop withMaxElapsed(Duration elapsed) {
        return new Stop(maxAttempts, elapsed);
    }

    /**
     * Whether another attempt may begin.
     *
     * @param attempts made so far
     * @param elapsedNanos since the first began, the next wait included
     */
    public boolean allows(int attempts, long elapsedNanos) {
        return attempts < maxAttempts && elapsedNanos <= maxElapsed.toNanos();
    }
}
