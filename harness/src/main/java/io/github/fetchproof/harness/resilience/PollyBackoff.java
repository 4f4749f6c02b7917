package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits of Polly, version 8. Its maximum comes after chance: once waits are beyond it, all clients wait exactly that.
 *
 * @see <a href="https://www.pollydocs.org/strategies/retry.html">its documentation</a>
 */
public final class PollyBackoff {
    private static final double SPREAD = 0.25;

    private PollyBackoff() {}

    /** Some other waits, a quarter more or less, then capped: jitter for constant and linear waits. */
    public static Backoff jittered(Backoff waits, Duration max) {
        long most = Growth.nanos("the maximum", max);
        return (previous, failures, random) -> (long) Math.min(
                (double) most,
                waits.nextNanos(previous, failures, random) * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
    }

    /**
     * Exponential with jitter, {@code DecorrelatedJitterV2}: each failure draws a point of a curve, at {@code t = failures -
     * 1 + U(0, 1)}, and the wait is the distance from the point before. The point is what is remembered. The median is about
     * 0.9 of the base at first, then the base, and doubles from there on.
     *
     * @param base above zero
     * @param max the base or more
     * @see <a href="https://github.com/App-vNext/Polly/issues/530">why it is smoother</a>
     */
    public static Backoff exponentialJittered(Duration base, Duration max) {
        Growth range = Growth.of(base, 2, max);
        return new Curve(range.base(), range.cap());
    }

    private record Curve(long base, long most) implements Backoff {
        private static final double SMOOTHING = 4;
        private static final double SCALE = 1 / 1.4;
        /** A curve in nanoseconds fits no further. */
        private static final long FURTHEST = Long.MAX_VALUE / 2;

        @Override
        public long remember(long memoryNanos, int failures, RandomGenerator random) {
            double t = failures - 1 + random.nextDouble();
            double point = StrictMath.pow(2, t) * StrictMath.tanh(Math.sqrt(SMOOTHING * t)) * SCALE * base;
            return Math.max(memoryNanos, (long) Math.min(point, (double) FURTHEST));
        }

        @Override
        public long waitNanos(long beforeNanos, long afterNanos) {
            return afterNanos >= FURTHEST ? most : Math.min(most, afterNanos - beforeNanos);
        }

        /** For callers that remember the wait alone: both points are drawn. */
        @Override
        public long nextNanos(long previousNanos, int failures, RandomGenerator random) {
            long before = failures == 1 ? 0 : remember(0, failures - 1, random);
            return waitNanos(before, remember(before, failures, random));
        }
    }
}
