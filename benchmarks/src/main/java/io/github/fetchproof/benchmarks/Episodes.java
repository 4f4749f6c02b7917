package io.github.fetchproof.benchmarks;

import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.ExponentialRetryAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.retrying.TimedAttemptSettings;
import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.context.RetryContextSupport;

/**
 * Libraries that keep, for each request, what they need for its next wait: one request after the other, each of which fails
 * so many times. A wait bears its share of what starting the request cost. Settings as in {@link Waits}. Not safe for threads.
 */
final class Episodes {
    private final Supplier<LongSupplier> begin;
    private LongSupplier request = () -> 0;
    private int left;

    private Episodes(Supplier<LongSupplier> begin) {
        this.begin = begin;
    }

    /** The next wait, in milliseconds, of requests that fail so many times. */
    long next(int failures) {
        if (left == 0) {
            request = begin.get();
            left = failures;
        }
        left--;
        return request.getAsLong();
    }

    /** Failsafe's, by an execution that is told of each failure. */
    static Episodes failsafe() {
        RetryPolicy<Object> policy = RetryPolicy.builder()
                .withBackoff(Waits.BASE, Waits.CAP)
                .withJitter(0.5)
                .withMaxRetries(-1)
                .build();
        Throwable refused = new IllegalStateException("refused");
        return new Episodes(() -> {
            Execution<Object> execution = Execution.of(policy);
            return () -> {
                execution.recordException(refused);
                return execution.getDelay().toMillis();
            };
        });
    }

    /** Spring Retry's, with a sleeper that keeps the time it should sleep. */
    static Episodes springRetry() {
        long[] asked = new long[1];
        ExponentialRandomBackOffPolicy policy = new ExponentialRandomBackOffPolicy();
        policy.setInitialInterval(Waits.BASE.toMillis());
        policy.setMultiplier(2);
        policy.setMaxInterval(Waits.CAP.toMillis());
        policy.setSleeper(millis -> asked[0] = millis);
        return new Episodes(() -> {
            BackOffContext context = policy.start(new RetryContextSupport(null));
            return () -> {
                policy.backOff(context);
                return asked[0];
            };
        });
    }

    /** gax's, on the real clock as its clients use it. */
    static Episodes gax() {
        RetrySettings settings = RetrySettings.newBuilder()
                .setInitialRetryDelayDuration(Waits.BASE)
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(Waits.CAP)
                .setTotalTimeoutDuration(Duration.ofDays(1))
                .build();
        ExponentialRetryAlgorithm algorithm = new ExponentialRetryAlgorithm(settings, NanoClock.getDefaultClock());
        return new Episodes(() -> {
            TimedAttemptSettings[] attempt = {algorithm.createFirstAttempt()};
            return () -> {
                attempt[0] = algorithm.createNextAttempt(attempt[0]);
                return attempt[0].getRandomizedRetryDelayDuration().toMillis();
            };
        });
    }
}
