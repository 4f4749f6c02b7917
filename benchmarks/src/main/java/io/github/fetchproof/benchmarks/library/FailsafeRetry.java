package io.github.fetchproof.benchmarks.library;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Failsafe's backoff with a jitter factor, computed by an {@code Execution} that is told of every failure.
 *
 * @see <a href="https://failsafe.dev/retry/">its documentation</a>
 */
public final class FailsafeRetry implements RetryLibrary {
    private static final double JITTER = 0.5;
    private final Throwable refused = new IllegalStateException("refused");

    private final RetryPolicy<Object> policy;

    /** With half of the wait to either side, without an end. */
    public FailsafeRetry(Exponential exponential) {
        policy = RetryPolicy.builder()
                .withBackoff(exponential.base(), exponential.cap(), exponential.factor())
                .withJitter(JITTER)
                .withMaxRetries(-1)
                .build();
    }

    @Override
    public String name() {
        return "Failsafe, jitter factor";
    }

    @Override
    public Limits limits() {
        return new Limits(
                true,
                false,
                "the delay alone, by an Execution: it draws from Math.random; a maximum duration is measured by Instant.now,"
                        + " so none is set");
    }

    @Override
    public List<Duration> waits(int failures) {
        List<Duration> waits = new ArrayList<>();
        Execution<Object> execution = Execution.of(policy);
        for (int failed = 1; failed <= failures; failed++) {
            execution.recordException(refused);
            waits.add(execution.getDelay());
        }
        return waits;
    }
}
