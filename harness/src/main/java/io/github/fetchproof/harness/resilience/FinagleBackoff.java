package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The jittered waits of Finagle's {@code Backoff}. The first is always the start, without chance; all but the decorrelated
 * ones end at the maximum, without chance and for ever.
 *
 * @see <a
 *     href="https://github.com/twitter/finagle/blob/develop/finagle-core/src/main/scala/com/twitter/finagle/Backoff.scala">its
 *     source</a>
 */
public final class FinagleBackoff {
    private static final int WIDEST_SHIFT = 62;

    private FinagleBackoff() {}

    /** Between the wait before and three times that, at most the maximum: it never becomes shorter. */
    public static Backoff decorrelatedJittered(Duration start, Duration max) {
        Growth range = Growth.of(start, 2, max);
        long most = range.cap();
        return (previous, failures, random) -> {
            if (failures == 1) {
                return range.base();
            }
            long upper = previous >= most / 3 ? most : previous * 3;
            return previous >= upper ? previous : random.nextLong(previous, upper);
        };
    }

    /** {@code half + U(0, half)}, half being {@code start * 2^(failures - 2)}; the maximum once that reaches it. */
    public static Backoff equalJittered(Duration start, Duration max) {
        Growth range = Growth.of(start, 2, max);
        long most = range.cap();
        return (previous, failures, random) -> {
            if (failures == 1 || previous == most) {
                return failures == 1 ? range.base() : most;
            }
            long half = range.after(failures - 1);
            long wait = half + random.nextLong(half);
            return half == most || wait >= most ? most : wait;
        };
    }

    /**
     * Between nothing and {@code previous * 2^(failures - 1)}: what was drawn is fed back; the maximum once that bound
     * reaches it.
     */
    public static Backoff exponentialJittered(Duration start, Duration max) {
        Growth range = Growth.of(start, 2, max);
        return (previous, failures, random) ->
                failures == 1 ? range.base() : grown(previous, range.cap(), failures - 1, random);
    }

    private static long grown(long previous, long most, int doublings, RandomGenerator random) {
        long factor = 1L << Math.min(WIDEST_SHIFT, doublings);
        long bound = previous >= most / factor ? most : previous * factor;
        return bound == most ? most : random.nextLong(Math.max(1, bound));
    }
}
