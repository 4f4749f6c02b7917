package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits of resilience4j's {@code IntervalFunction}, in whole milliseconds: {@code x} is the initial one at first, then
 * each time the one before times the factor, cut to milliseconds.
 *
 * @see <a href="https://resilience4j.readme.io/docs/retry">its documentation</a>
 */
public final class Resilience4jBackoff {
    private Resilience4jBackoff() {}

    /** The same wait, spread around itself: at 0.5 from half of it to one and a half. */
    public static Backoff randomized(Duration wait, double spread) {
        return exponentialRandom(wait, 1, spread, Duration.ofMillis(Steps.LONGEST_MILLIS));
    }

    /** {@code min(x, cap)}. */
    public static Backoff exponential(Duration initial, double factor, Duration cap) {
        Steps steps = Steps.growing(initial, factor, cap);
        return (previous, failures, random) -> Steps.nanos(steps.after(failures));
    }

    /**
     * {@code x} spread around itself, <em>then</em> capped: as soon as the least of the range has reached the cap, every
     * client waits exactly the cap.
     *
     * @param spread from 0 to 1
     */
    public static Backoff exponentialRandom(Duration initial, double factor, double spread, Duration cap) {
        if (!(spread >= 0 && spread <= 1)) {
            throw new IllegalArgumentException("the spread must be from 0 to 1: " + spread);
        }
        Steps steps = Steps.growing(initial, factor, Duration.ofMillis(Steps.LONGEST_MILLIS));
        long most = Steps.millis("the cap", cap);
        return (previous, failures, random) ->
                Steps.nanos(Math.min(spreadOut(steps.after(failures), spread, random), most));
    }

    private static long spreadOut(long millis, double spread, RandomGenerator random) {
        double delta = spread * millis;
        double least = millis - delta;
        double most = millis + delta;
        return (long) Math.max(1, least + random.nextDouble() * (most - least + 1));
    }
}
