package io.github.fetchproof.benchmarks.library;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * resilience4j's exponential random backoff with a maximum.
 *
 * @see <a href="https://resilience4j.readme.io/docs/retry">its documentation</a>
 */
public final class Resilience4j implements RetryLibrary {
    private final IntervalFunction interval;

    /** With its default spread, half of the wait to either side. */
    public Resilience4j(Exponential exponential) {
        interval = IntervalFunction.ofExponentialRandomBackoff(
                exponential.base(),
                exponential.factor(),
                IntervalFunction.DEFAULT_RANDOMIZATION_FACTOR,
                exponential.cap());
    }

    @Override
    public String name() {
        return "resilience4j, random, capped";
    }

    @Override
    public Limits limits() {
        return new Limits(true, false, "an IntervalFunction reads no clock; it draws from Math.random");
    }

    @Override
    public List<Duration> waits(int failures) {
        List<Duration> waits = new ArrayList<>();
        for (int failed = 1; failed <= failures; failed++) {
            waits.add(Duration.ofMillis(interval.apply(failed)));
        }
        return waits;
    }
}
