package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Whole milliseconds that follow from one another, as many libraries count, in a table: the tenth costs what the first
 * does, roundings of every step included. The last number is repeated.
 */
final class Steps {
    /** The longest wait that fits into nanoseconds. */
    static final long LONGEST_MILLIS = Long.MAX_VALUE / 1_000_000 - 1;

    private static final int TABLE = 4096;

    private final long[] millis;

    private Steps(long[] millis) {
        this.millis = millis;
    }

    /**
     * The steps from the first on.
     *
     * @param first milliseconds
     * @param next makes a number of milliseconds of the one before, not below it
     */
    static Steps from(long first, LongUnaryOperator next) {
        long[] table = new long[TABLE];
        int size = 0;
        long step = Math.min(first, LONGEST_MILLIS);
        do {
            table[size] = step;
            size++;
            step = Math.min(next.applyAsLong(step), LONGEST_MILLIS);
        } while (size < TABLE && step != table[size - 1]);
        return new Steps(Arrays.copyOf(table, size));
    }

    /** Steps of which each is the one before times a factor, cut to whole milliseconds, up to a cap. */
    static Steps growing(Duration first, double factor, Duration cap) {
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor must be 1 or more: " + factor);
        }
        long most = millis("the cap", cap);
        return from(Math.min(most, millis("the first wait", first)), step -> Math.min(most, (long) (step * factor)));
    }

    /** The length in whole milliseconds, rounded down, from 0 to about 292 years. */
    static long millis(String what, Duration length) {
        return Growth.nanos(what, length) / 1_000_000;
    }

    /** Nanoseconds of so many milliseconds; too long a wait is shortened to about 292 years. */
    static long nanos(long millis) {
        return Math.min(millis, LONGEST_MILLIS) * 1_000_000;
    }

    /** Milliseconds after so many failures. */
    long after(int failures) {
        return millis[Math.min(Math.max(failures, 1), millis.length) - 1];
    }
}
