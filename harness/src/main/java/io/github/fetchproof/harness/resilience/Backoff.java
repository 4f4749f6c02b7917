package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt.
 *
 * <p>All bundled ones are immutable, safe to share among threads, and need the same short time whatever the number of
 * failures. A cap is applied before chance: the wait is drawn below the cap, so that many clients at the cap are still
 * spread out. (Capping what was drawn would send them all at the very same moment.)
 */
@FunctionalInterface
public interface Backoff {
    /**
     * The next wait in nanoseconds, allocation-free.
     *
     * @param previousNanos the wait before, 0 at first; never negative
     * @param failures attempts that failed so far, at least 1
     * @param random the only source of chance
     * @return never negative
     */
    long nextNanos(long previousNanos, int failures, RandomGenerator random);

    /**
     * What to remember until the next failure: all but a few backoffs remember the wait itself. Callers that want a series
     * exactly as a library draws it keep this number, 0 at first, hand it back, and take the wait from {@link
     * #waitNanos}; callers that keep the wait alone use {@link #nextNanos} and get, at worst, waits that are right one by
     * one but independent of their neighbours.
     *
     * @param memoryNanos what was remembered last, 0 at first
     * @param failures attempts that failed so far, at least 1
     * @param random the only source of chance
     * @return never negative
     */
    default long remember(long memoryNanos, int failures, RandomGenerator random) {
        return nextNanos(memoryNanos, failures, random);
    }

    /**
     * The wait, given what was remembered before and after the failure.
     *
     * @return nanoseconds, never negative
     */
    default long waitNanos(long beforeNanos, long afterNanos) {
        return afterNanos;
    }

    /**
     * The next wait.
     *
     * @param previous the wait before, zero at first; never negative, at most 292 years
     * @param failures attempts that failed so far, at least 1
     * @param random the only source of chance
     * @return never negative
     * @throws IllegalArgumentException when the previous wait is negative or fewer than one attempt failed
     */
    default Duration next(Duration previous, int failures, RandomGenerator random) {
        if (previous.isNegative()) {
            throw new IllegalArgumentException("the previous wait must not be negative: " + previous);
        }
        if (failures < 1) {
            throw new IllegalArgumentException("at least one attempt must have failed: " + failures);
        }
        return Duration.ofNanos(nextNanos(Growth.nanos("the previous wait", previous), failures, random));
    }

    /** No wait at all. */
    static Backoff none() {
        return (previous, failures, random) -> 0;
    }

    /**
     * Always the same wait.
     *
     * @param wait zero or more
     */
    static Backoff constant(Duration wait) {
        long nanos = Growth.nanos("the wait", wait);
        return (previous, failures, random) -> nanos;
    }

    /**
     * {@code min(cap, base * factor^(failures - 1))}: the first wait is the base.
     *
     * @param base above zero
     * @param factor 1 or more
     * @param cap the base or more
     */
    static Backoff exponential(Duration base, double factor, Duration cap) {
        Growth growth = Growth.of(base, factor, cap);
        return (previous, failures, random) -> growth.after(failures);
    }

    /**
     * {@code min(cap, base + step * (failures - 1))}.
     *
     * @param base zero or more
     * @param step zero or more
     * @param cap the base or more
     */
    static Backoff linear(Duration base, Duration step, Duration cap) {
        long first = Growth.nanos("the base", base);
        long more = Growth.nanos("the step", step);
        long most = Growth.nanos("the cap", cap);
        if (most < first) {
            throw new IllegalArgumentException("the cap must not be below the base " + base + ": " + cap);
        }
        return (previous, failures, random) -> {
            long steps = failures - 1L;
            return more == 0 || steps <= (most - first) / more ? first + more * steps : most;
        };
    }

    /**
     * Between nothing and {@code v = min(cap, base * 2^(failures - 1))}, evenly, both ends included.
     *
     * @param base above zero
     * @param cap the base or more
     */
    static Backoff fullJitter(Duration base, Duration cap) {
        Growth growth = Growth.of(base, 2, cap);
        return (previous, failures, random) -> random.nextLong(growth.after(failures) + 1);
    }

    /**
     * Between half of v and {@code v = min(cap, base * 2^(failures - 1))}, evenly, both ends included.
     *
     * @param base above zero
     * @param cap the base or more
     */
    static Backoff equalJitter(Duration base, Duration cap) {
        Growth growth = Growth.of(base, 2, cap);
        return (previous, failures, random) -> {
            long most = growth.after(failures);
            long half = most / 2;
            return most - half + random.nextLong(half + 1);
        };
    }

    /**
     * Between the base and {@code min(cap, 3 * previous)}, evenly, both ends included; a previous wait below the base
     * counts as the base. Unlike the formula as first published, it caps the range, not the draw.
     *
     * @param base above zero
     * @param cap the base or more
     */
    static Backoff decorrelated(Duration base, Duration cap) {
        Growth growth = Growth.of(base, 2, cap);
        long least = growth.base();
        long most = growth.cap();
        return (previous, failures, random) -> {
            long from = Math.max(least, previous);
            long to = from > most / 3 ? most : 3 * from;
            return random.nextLong(least, to + 1);
        };
    }
}
