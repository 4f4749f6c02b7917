package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * The waits of Spring Retry's policies, in whole milliseconds: the interval is the initial one at first, then multiplied
 * each time until it is above the maximum.
 *
 * @see <a href="https://github.com/spring-projects/spring-retry">Spring Retry</a>
 */
public final class SpringRetryBackoff {
    private SpringRetryBackoff() {}

    /** {@code ExponentialBackOffPolicy}: the interval, at most the maximum. */
    public static Backoff exponential(Duration initial, double multiplier, Duration max) {
        Steps steps = Steps.growing(initial, multiplier, max);
        return (previous, failures, random) -> Steps.nanos(steps.after(failures));
    }

    /**
     * {@code ExponentialRandomBackOffPolicy}: between the interval and the next one, <em>then</em> capped: from the first
     * interval above the maximum on, every wait is exactly the maximum.
     */
    public static Backoff exponentialRandom(Duration initial, double multiplier, Duration max) {
        Steps steps = Steps.growing(initial, multiplier, max);
        long most = Steps.millis("the maximum", max);
        return (previous, failures, random) -> Steps.nanos(
                Math.min(most, (long) (steps.after(failures) * (1 + random.nextFloat() * (multiplier - 1)))));
    }

    /** {@code UniformRandomBackOffPolicy}: from the minimum to just below the maximum. */
    public static Backoff uniform(Duration min, Duration max) {
        long least = Steps.millis("the minimum", min);
        long most = Steps.millis("the maximum", max);
        if (most < least) {
            throw new IllegalArgumentException("the maximum must not be below the minimum " + min + ": " + max);
        }
        return (previous, failures, random) ->
                Steps.nanos(most == least ? least : least + random.nextLong(most - least));
    }
}
