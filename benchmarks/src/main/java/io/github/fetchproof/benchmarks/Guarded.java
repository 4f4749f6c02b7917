package io.github.fetchproof.benchmarks;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.RetryRule;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What is compared: a supplier behind a retry and a breaker, each attempt counted by the breaker, all with the same
 * settings: three attempts a millisecond apart; opens when the last fifty attempts all failed, for a minute. Two peers have no
 * such breaker and do less: {@link RetriedOnly}.
 */
interface Guarded {
    /** Attempts of a call. */
    int ATTEMPTS = 3;
    /** Results the breaker remembers, and needs before it opens. */
    int WINDOW = 50;

    /** Wait between attempts. */
    Duration WAIT = Duration.ofMillis(1);
    /** How long the breaker stays open. */
    Duration OPEN_FOR = Duration.ofMinutes(1);

    /** Calls the guarded supplier. */
    Long call();

    /** Whether that exception says that the breaker is open, so that no call was made. */
    boolean isOpen(RuntimeException failure);

    /** Ours. */
    static Guarded ours(Supplier<Long> supplier) {
        RetryRule rule = new RetryRule(ATTEMPTS, Backoff.constant(WAIT), Duration.ZERO, Duration.ofMinutes(1));
        Breaker.Rules rules = new Breaker.Rules(WINDOW, WINDOW, OPEN_FOR, 1, OPEN_FOR);
        Guard guard = new Guard(rule, rules, System::nanoTime, time -> Thread.sleep(time.toMillis()));
        return new Guarded() {
            @Override
            public Long call() {
                return guard.call(supplier);
            }

            @Override
            public boolean isOpen(RuntimeException failure) {
                return failure instanceof Guard.OpenException;
            }
        };
    }

    /** resilience4j's Retry around its CircuitBreaker. */
    static Guarded resilience4j(Supplier<Long> supplier) {
        Retry retry = Retry.of(
                "retry",
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.of(WAIT))
                        .ignoreExceptions(CallNotPermittedException.class)
                        .build());
        var breaker = resilience4jBreaker(
                WINDOW,
                SlidingWindowType.COUNT_BASED,
                CircuitBreakerConfig.DEFAULT_SLIDING_WINDOW_SYNCHRONIZATION_STRATEGY);
        Supplier<Long> decorated = Retry.decorateSupplier(retry, breaker.decorateSupplier(supplier));
        return new Guarded() {
            @Override
            public Long call() {
                return decorated.get();
            }

            @Override
            public boolean isOpen(RuntimeException failure) {
                return failure instanceof CallNotPermittedException;
            }
        };
    }

    /**
     * resilience4j's CircuitBreaker.
     *
     * @param size of its window: results or seconds
     */
    static io.github.resilience4j.circuitbreaker.CircuitBreaker resilience4jBreaker(
            int size, SlidingWindowType window, SlidingWindowSynchronizationStrategy synchronization) {
        return io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                "breaker",
                CircuitBreakerConfig.custom()
                        .slidingWindow(size, WINDOW, window, synchronization)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(OPEN_FOR)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    /** Failsafe's RetryPolicy around its CircuitBreaker. */
    static Guarded failsafe(Supplier<Long> supplier) {
        RetryPolicy<Long> retry = RetryPolicy.<Long>builder()
                .withMaxAttempts(ATTEMPTS)
                .withDelay(WAIT)
                .abortOn(CircuitBreakerOpenException.class)
                .build();
        FailsafeExecutor<Long> executor = Failsafe.with(retry, failsafeBreaker());
        return new Guarded() {
            @Override
            public Long call() {
                return executor.get(supplier::get);
            }

            @Override
            public boolean isOpen(RuntimeException failure) {
                return failure instanceof CircuitBreakerOpenException;
            }
        };
    }

    /** Failsafe's CircuitBreaker. */
    static CircuitBreaker<Long> failsafeBreaker() {
        return CircuitBreaker.<Long>builder()
                .withFailureThreshold(WINDOW, WINDOW)
                .withDelay(OPEN_FOR)
                .withSuccessThreshold(1)
                .build();
    }
}
