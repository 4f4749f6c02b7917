package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * The waits of Failsafe's {@code RetryPolicy}: {@code d} is the delay at first, then each time the one before times the
 * factor, never above the maximum. Jitter is applied to the wait that is emitted and not fed back, so waits may exceed the
 * maximum by the jitter.
 *
 * @see <a href="https://failsafe.dev/retry/">its documentation</a>
 */
public final class FailsafeBackoff {
    private static final int TABLE = 256;

    private FailsafeBackoff() {}

    /** {@code d * (1 + (1 - 2U) * jitter)}, U from 0 to 1. */
    public static Backoff jitterFactor(Duration delay, double factor, Duration max, double jitter) {
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("the jitter must be from 0 to 1: " + jitter);
        }
        long[] delays = delays(delay, factor, max);
        return (previous, failures, random) ->
                (long) (after(delays, failures) * (1 + (1 - 2 * random.nextDouble()) * jitter));
    }

    /** {@code d + (1 - 2U) * jitter}, U from 0 to 1. */
    public static Backoff jitter(Duration delay, double factor, Duration max, Duration jitter) {
        if (jitter.compareTo(delay) > 0) {
            throw new IllegalArgumentException("the jitter must not be above the delay " + delay + ": " + jitter);
        }
        long[] delays = delays(delay, factor, max);
        long most = Growth.nanos("the jitter", jitter);
        return (previous, failures, random) -> after(delays, failures) + (long) ((1 - 2 * random.nextDouble()) * most);
    }

    /** Between two waits, evenly. */
    public static Backoff between(Duration least, Duration most) {
        long from = Growth.nanos("the least wait", least);
        long to = Growth.nanos("the longest wait", most);
        if (to < from) {
            throw new IllegalArgumentException("the longest wait must not be below the least " + least + ": " + most);
        }
        return (previous, failures, random) -> random.nextLong(from, to + 1);
    }

    private static long[] delays(Duration delay, double factor, Duration max) {
        if (!(factor >= 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor must be 1 or more: " + factor);
        }
        long most = Growth.nanos("the maximum", max);
        LongUnaryOperator next = before -> (long) Math.min(before * factor, (double) most);
        long[] delays = new long[TABLE];
        delays[0] = Math.min(most, Growth.nanos("the delay", delay));
        for (int each = 1; each < TABLE; each++) {
            delays[each] = next.applyAsLong(delays[each - 1]);
        }
        return delays;
    }

    private static long after(long[] delays, int failures) {
        return delays[Math.min(failures, TABLE) - 1];
    }
}
