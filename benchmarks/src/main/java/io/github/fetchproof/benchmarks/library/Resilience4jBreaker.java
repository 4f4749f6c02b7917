package io.github.fetchproof.benchmarks.library;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.TimeUnit;

/**
 * resilience4j's CircuitBreaker.
 *
 * @see <a href="https://resilience4j.readme.io/docs/circuitbreaker">its documentation</a>
 */
public final class Resilience4jBreaker implements VirtualBreaker {
    private final Throwable refused = new IllegalStateException("refused");

    private final CircuitBreaker breaker;

    /** With these settings, and the clock instead of theirs. */
    public Resilience4jBreaker(CircuitBreakerConfig.Builder settings, VirtualClock clock) {
        breaker = CircuitBreaker.of(
                "breaker",
                settings.clock(clock)
                        .currentTimestampFunction(ignored -> clock.nanos(), TimeUnit.NANOSECONDS)
                        .build());
    }

    @Override
    public String name() {
        return "resilience4j, breaker";
    }

    @Override
    public Limits limits() {
        return new Limits(
                true,
                true,
                "takes a clock; but a LOCK_FREE window over time reads the system's all the same, and transitions without a"
                        + " call come from a scheduler in real time: neither is used; no chance in it");
    }

    @Override
    public boolean admits() {
        return breaker.tryAcquirePermission();
    }

    @Override
    public void report(boolean success) {
        if (success) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, refused);
        }
    }
}
