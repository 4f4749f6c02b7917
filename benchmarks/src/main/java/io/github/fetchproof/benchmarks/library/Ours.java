package io.github.fetchproof.benchmarks.library;

import io.github.fetchproof.harness.resilience.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A {@link Backoff} of this project. */
public final class Ours implements RetryLibrary {
    private final String name;
    private final Backoff backoff;
    private final RandomGenerator random;

    private Ours(String name, Backoff backoff, RandomGenerator random) {
        this.name = name;
        this.backoff = backoff;
        this.random = random;
    }

    /** Full jitter; its growth is always by two. */
    public static Ours fullJitter(Exponential exponential, RandomGenerator random) {
        requireDoubling(exponential);
        return new Ours("ours, full jitter", Backoff.fullJitter(exponential.base(), exponential.cap()), random);
    }

    /** Decorrelated jitter; the factor does not matter to it. */
    public static Ours decorrelated(Exponential exponential, RandomGenerator random) {
        return new Ours("ours, decorrelated", Backoff.decorrelated(exponential.base(), exponential.cap()), random);
    }

    private static void requireDoubling(Exponential exponential) {
        if (exponential.factor() != 2) {
            throw new IllegalArgumentException("the factor must be 2: " + exponential.factor());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Limits limits() {
        return new Limits(true, true, "reads no clock; the generator of random numbers is handed in");
    }

    @Override
    public List<Duration> waits(int failures) {
        List<Duration> waits = new ArrayList<>();
        Duration previous = Duration.ZERO;
        for (int failed = 1; failed <= failures; failed++) {
            previous = backoff.next(previous, failed, random);
            waits.add(previous);
        }
        return waits;
    }
}
