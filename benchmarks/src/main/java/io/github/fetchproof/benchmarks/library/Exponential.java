package io.github.fetchproof.benchmarks.library;

import java.time.Duration;

/**
 * What every library can be told: where its waits begin, how they grow, where they end. The jitter is each library's own.
 *
 * @param base the first wait before jitter, whole milliseconds, at least one: most libraries count in them
 * @param factor from one wait to the next, above 1
 * @param cap the longest wait, whole milliseconds, above the base
 */
public record Exponential(Duration base, double factor, Duration cap) {
    public Exponential {
        requireMillis("the base", base);
        requireMillis("the cap", cap);
        if (!(factor > 1) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor must be above 1: " + factor);
        }
        if (cap.compareTo(base) <= 0) {
            throw new IllegalArgumentException("the cap must be above the base " + base + ": " + cap);
        }
    }

    private static void requireMillis(String what, Duration wait) {
        if (wait.toMillis() < 1 || !Duration.ofMillis(wait.toMillis()).equals(wait)) {
            throw new IllegalArgumentException(what + " must be whole milliseconds, at least one: " + wait);
        }
    }
}
