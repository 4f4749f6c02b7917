package io.github.fetchproof.benchmarks.library;

import com.google.api.core.ApiClock;
import com.google.api.gax.retrying.ExponentialRetryAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.retrying.TimedAttemptSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The retry algorithm of Google's client libraries: full jitter in whole milliseconds, and a total time that counts the
 * wait to come.
 *
 * @see <a href="https://docs.cloud.google.com/java/docs/reference/gax/latest/com.google.api.gax.retrying.RetrySettings">its
 *     documentation</a>
 */
public final class Gax implements RetryLibrary {
    private final VirtualClock clock;
    private final ExponentialRetryAlgorithm algorithm;

    /**
     * Its algorithm on a clock that passes as it waits.
     *
     * @param total how long a request may take, its waits included
     * @param random stands in for the thread's own, which is what the library draws from
     */
    public Gax(Exponential exponential, Duration total, VirtualClock clock, RandomGenerator random) {
        this.clock = clock;
        RetrySettings settings = RetrySettings.newBuilder()
                .setInitialRetryDelayDuration(exponential.base())
                .setRetryDelayMultiplier(exponential.factor())
                .setMaxRetryDelayDuration(exponential.cap())
                .setInitialRpcTimeoutDuration(total)
                .setMaxRpcTimeoutDuration(total)
                .setTotalTimeoutDuration(total)
                .build();
        this.algorithm = new Seeded(settings, new GivenClock(clock), random);
    }

    @Override
    public String name() {
        return "gax, full jitter";
    }

    @Override
    public Limits limits() {
        return new Limits(true, true, "takes an ApiClock; its draw is a protected method, overridden here");
    }

    @Override
    public List<Duration> waits(int failures) {
        List<Duration> waits = new ArrayList<>();
        TimedAttemptSettings attempt = algorithm.createFirstAttempt();
        for (int failed = 1; failed <= failures; failed++) {
            attempt = algorithm.createNextAttempt(attempt);
            if (!algorithm.shouldRetry(attempt)) {
                return waits;
            }
            Duration wait = attempt.getRandomizedRetryDelayDuration();
            clock.advance(wait);
            waits.add(wait);
        }
        return waits;
    }

    private record GivenClock(VirtualClock clock) implements ApiClock {
        @Override
        public long nanoTime() {
            return clock.nanos();
        }

        @Override
        public long millisTime() {
            return TimeUnit.NANOSECONDS.toMillis(clock.nanos());
        }
    }

    private static final class Seeded extends ExponentialRetryAlgorithm {
        private final RandomGenerator random;

        Seeded(RetrySettings settings, ApiClock clock, RandomGenerator random) {
            super(settings, clock);
            this.random = random;
        }

        @Override
        protected long nextRandomLong(long bound) {
            return bound > 0 ? random.nextLong(bound) : bound;
        }
    }
}
