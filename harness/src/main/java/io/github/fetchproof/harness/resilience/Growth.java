package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.Arrays;

/** A wait that is multiplied at each failure until it meets its cap: a table, so that the tenth costs what the first does. */
final class Growth {
    /** Doubling the shortest wait this often reaches the longest; slower growth goes on by formula. */
    private static final int TABLE = 64;

    /** One less than the largest long, so that a bound above it still fits. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE - 1);

    private final double factor;
    private final long[] steps;
    private final long cap;

    private Growth(long base, double factor, long cap) {
        this.factor = factor;
        this.cap = cap;
        this.steps = new long[TABLE];
        Arrays.setAll(steps, step -> grown(base, step));
    }

    static Growth of(Duration base, double factor, Duration cap) {
        if (base.isZero() || base.isNegative()) {
            throw new IllegalArgumentException("the base must be above zero: " + base);
        }
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor must be 1 or more: " + factor);
        }
        if (cap.compareTo(base) < 0) {
            throw new IllegalArgumentException("the cap must not be below the base " + base + ": " + cap);
        }
        return new Growth(nanos("the base", base), factor, nanos("the cap", cap));
    }

    /** The length in nanoseconds, from 0 to about 292 years. */
    static long nanos(String what, Duration length) {
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be from zero to 292 years: " + length);
        }
        return length.toNanos();
    }

    long after(int failures) {
        int step = Math.max(failures, 1) - 1;
        return step < TABLE ? steps[step] : grown(steps[0], step);
    }

    private long grown(long base, int step) {
        double grown = (double) base * StrictMath.pow(factor, step);
        return grown < (double) cap ? (long) grown : cap;
    }

    long base() {
        return steps[0];
    }

    long cap() {
        return cap;
    }
}
