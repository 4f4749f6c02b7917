package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * The waits of the simulator that came with "Exponential Backoff And Jitter", as its code has them: the first bound is
 * twice the base, because attempts are counted from 1.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">the article</a>
 * @see <a href="https://github.com/aws-samples/aws-arch-backoff-simulator">its simulator</a>
 */
public final class AwsBlogBackoff {
    private AwsBlogBackoff() {}

    /** {@code v = min(cap, base * 2^failures)}. */
    public static Backoff exponential(Duration base, Duration cap) {
        return Backoff.exponential(first(base, cap), 2, cap);
    }

    /** Between half of v and v, evenly. */
    public static Backoff equalJitter(Duration base, Duration cap) {
        return Backoff.equalJitter(first(base, cap), cap);
    }

    /** Between nothing and v, evenly. */
    public static Backoff fullJitter(Duration base, Duration cap) {
        return Backoff.fullJitter(first(base, cap), cap);
    }

    private static Duration first(Duration base, Duration cap) {
        Duration doubled = base.multipliedBy(2);
        return doubled.compareTo(cap) > 0 ? cap : doubled;
    }

    /**
     * Between the base and three times the wait before, evenly, <em>then</em> capped: once the bound is beyond the cap, up
     * to two waits of three are exactly the cap. {@link Backoff#decorrelated} caps the range instead.
     *
     * @param base above zero
     * @param cap the base or more
     */
    public static Backoff decorrelated(Duration base, Duration cap) {
        Growth range = Growth.of(base, 2, cap);
        long least = range.base();
        long most = range.cap();
        return (previous, failures, random) -> {
            long from = Math.max(least, previous);
            long to = from > Long.MAX_VALUE / 3 ? Long.MAX_VALUE - 1 : 3 * from;
            return Math.min(most, random.nextLong(least, to + 1));
        };
    }
}
