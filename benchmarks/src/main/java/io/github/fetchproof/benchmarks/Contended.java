package io.github.fetchproof.benchmarks;

import dev.failsafe.CircuitBreaker;
import io.github.fetchproof.harness.resilience.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * A breaker alone, which threads share: it is asked, and told what became of the call. Same settings as {@link Guarded}, so
 * that it opens after as many failures in a row.
 */
@FunctionalInterface
interface Contended {
    /** Makes a call that ends like this. Returns whether the breaker admitted it. */
    boolean call(boolean succeeds);

    /** Ours. */
    static Contended ours() {
        SharedBreaker breaker = new SharedBreaker(
                new Breaker.Rules(Guarded.WINDOW, Guarded.WINDOW, Guarded.OPEN_FOR, 1, Guarded.OPEN_FOR));
        return succeeds -> {
            long start = System.nanoTime();
            int round = breaker.admit(start);
            if (round == SharedBreaker.REFUSED) {
                return false;
            }
            if (succeeds) {
                breaker.succeeded(round, start);
            } else {
                breaker.failed(round, System.nanoTime());
            }
            return true;
        };
    }

    /**
     * resilience4j's, told how long the call took, as its own decoration does.
     *
     * @param size of its window: results or seconds
     */
    static Contended resilience4j(
            int size, SlidingWindowType window, SlidingWindowSynchronizationStrategy synchronization) {
        var breaker = Guarded.resilience4jBreaker(size, window, synchronization);
        Throwable refused = new IllegalStateException("refused");
        return succeeds -> {
            if (!breaker.tryAcquirePermission()) {
                return false;
            }
            long start = breaker.getCurrentTimestamp();
            long took = breaker.getCurrentTimestamp() - start;
            if (succeeds) {
                breaker.onSuccess(took, breaker.getTimestampUnit());
            } else {
                breaker.onError(took, breaker.getTimestampUnit(), refused);
            }
            return true;
        };
    }

    /** Failsafe's. */
    static Contended failsafe() {
        CircuitBreaker<Long> breaker = Guarded.failsafeBreaker();
        return succeeds -> {
            if (!breaker.tryAcquirePermit()) {
                return false;
            }
            if (succeeds) {
                breaker.recordSuccess();
            } else {
                breaker.recordFailure();
            }
            return true;
        };
    }
}
