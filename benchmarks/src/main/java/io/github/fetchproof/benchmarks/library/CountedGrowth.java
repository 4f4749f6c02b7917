package io.github.fetchproof.benchmarks.library;

import io.github.resilience4j.core.IntervalFunction;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The steps that resilience4j takes to compute a wait, counted in the one function that it lets its user hand in; its
 * exponential and random intervals are built upon the same iteration, with a function of their own that nobody can count.
 */
final class CountedGrowth {
    /** The wait in milliseconds after the first failure. Each step adds one. */
    static final long BASE = 500;

    private final AtomicInteger steps = new AtomicInteger();
    private final IntervalFunction interval = IntervalFunction.of(BASE, wait -> {
        steps.incrementAndGet();
        return wait + 1;
    });

    /** The wait after so many failures, in milliseconds. */
    long waitAfter(int failures) {
        return interval.apply(failures);
    }

    /** Steps taken so far. */
    int steps() {
        return steps.get();
    }
}
