package io.github.fetchproof.harness.reference;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Where a fetcher takes time and chance from; handed in, so that tests can replace them. Safe to share when its parts are.
 *
 * @param nanos a clock that never jumps, for limits and breakers
 * @param calendar the date, for {@code Retry-After} alone
 * @param pause how to wait
 * @param random for jitter; used by many threads
 */
public record TimeAndChance(LongSupplier nanos, InstantSource calendar, Pause pause, RandomGenerator random) {

    /** Those of the machine. */
    public static TimeAndChance real() {
        return new TimeAndChance(System::nanoTime, Clock.systemUTC(), Pause.sleeping(), new Random());
    }

    Deadline deadline(Duration after) {
        return new Deadline(nanos, nanos.getAsLong() + after.toNanos());
    }
}
