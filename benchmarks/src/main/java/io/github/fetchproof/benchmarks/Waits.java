package io.github.fetchproof.benchmarks;

import io.github.fetchproof.harness.resilience.Backoff;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * The wait after so many failures, by each library that needs to know no more than that: 100 ms doubling up to 20 s, with the
 * jitter it calls its own. The others are {@link Episodes}.
 */
final class Waits {
    static final Duration BASE = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(20);

    private static final Backoff EXPONENTIAL = Backoff.exponential(BASE, 2, CAP);
    private static final Backoff FULL_JITTER = Backoff.fullJitter(BASE, CAP);
    private static final Backoff DECORRELATED = Backoff.decorrelated(BASE, CAP);
    private static final IntervalFunction RESILIENCE4J =
            IntervalFunction.ofExponentialRandomBackoff(BASE.toMillis(), 2.0, 0.5, CAP.toMillis());
    private static final BackoffStrategy AWS_SDK = BackoffStrategy.exponentialDelay(BASE, CAP);

    private Waits() {}

    /** Nanoseconds. */
    static long exponential(int failures) {
        return EXPONENTIAL.nextNanos(BASE.toNanos(), failures, ThreadLocalRandom.current());
    }

    /** Nanoseconds. */
    static long fullJitter(int failures) {
        return FULL_JITTER.nextNanos(BASE.toNanos(), failures, ThreadLocalRandom.current());
    }

    /** As a duration, which is an object. */
    static Duration fullJitterDuration(int failures) {
        return FULL_JITTER.next(BASE, failures, ThreadLocalRandom.current());
    }

    /** Nanoseconds. */
    static long decorrelated(int failures) {
        return DECORRELATED.nextNanos(BASE.toNanos(), failures, ThreadLocalRandom.current());
    }

    /** Milliseconds. */
    static long resilience4j(int failures) {
        return RESILIENCE4J.apply(failures);
    }

    /** Milliseconds. */
    static long awsSdk(int failures) {
        return AWS_SDK.computeDelay(failures + 1).toMillis();
    }
}
