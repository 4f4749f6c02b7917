package io.github.fetchproof.benchmarks;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import io.github.fetchproof.harness.resilience.Backoff;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The wait after so many failures, by each library: 100 ms doubling up to 20 s, with the jitter it calls its own. */
final class Waits {
    static final Duration BASE = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(20);

    private static final Backoff EXPONENTIAL = Backoff.exponential(BASE, 2, CAP);
    private static final Backoff FULL_JITTER = Backoff.fullJitter(BASE, CAP);
    private static final Backoff DECORRELATED = Backoff.decorrelated(BASE, CAP);
    private static final IntervalFunction RESILIENCE4J =
            IntervalFunction.ofExponentialRandomBackoff(BASE.toMillis(), 2.0, 0.5, CAP.toMillis());
    private static final RetryPolicy<Object> FAILSAFE = RetryPolicy.builder()
            .withBackoff(BASE, CAP)
            .withJitter(0.5)
            .withMaxRetries(-1)
            .build();

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

    /** A whole execution: its wait after the last of so many failures cannot be had without the ones before. */
    static Duration failsafe(int failures, Throwable cause) {
        Execution<Object> execution = Execution.of(FAILSAFE);
        for (int failure = 0; failure < failures; failure++) {
            execution.recordException(cause);
        }
        return execution.getDelay();
    }
}
