package io.github.fetchproof.benchmarks;

import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.RetryDecision;
import io.github.fetchproof.harness.resilience.RetryDecision.Again;
import io.github.fetchproof.harness.resilience.RetryRule;
import io.github.fetchproof.harness.resilience.RetryRule.Setback;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The thin shell around the pure values: a call is retried by a rule and every attempt goes through a breaker. A healthy call
 * reads the clock once, when it starts; a failed one reads it again. Threads may share it.
 */
final class Guard {
    private final RetryRule rule;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final SharedBreaker breaker;

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        /** Waits that long. */
        void of(Duration time) throws InterruptedException;
    }

    /** The breaker is open: no call was made. */
    static final class OpenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        OpenException() {
            super("the breaker is open", null, false, false);
        }
    }

    /**
     * A guard of its own source.
     *
     * @param nanoTime a clock that does not jump
     */
    Guard(RetryRule rule, Breaker.Rules rules, LongSupplier nanoTime, Pause pause) {
        this.rule = rule;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.breaker = new SharedBreaker(rules);
    }

    /**
     * Calls, up to the rule's number of attempts.
     *
     * @throws OpenException when the breaker admits no attempt
     * @throws RuntimeException the last attempt's, when all failed
     */
    <T> T call(Supplier<T> supplier) {
        long start = nanoTime.getAsLong();
        int round = admitted(start);
        try {
            T result = supplier.get();
            breaker.succeeded(round, start);
            return result;
        } catch (RuntimeException failure) {
            return callAgain(supplier, failed(round, failure), start);
        }
    }

    private <T> T callAgain(Supplier<T> supplier, RuntimeException first, long start) {
        RuntimeException last = first;
        Duration previous = Duration.ZERO;
        for (int failures = 1; ; failures++) {
            Duration elapsed = Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - start));
            Setback setback = new Setback(failures, true, previous, Duration.ZERO, elapsed);
            RetryDecision decision = rule.decide(setback, ThreadLocalRandom.current());
            if (!(decision instanceof Again again)) {
                throw last;
            }
            previous = again.after();
            waitFor(previous, last);
            long now = nanoTime.getAsLong();
            int round = admitted(now);
            try {
                T result = supplier.get();
                breaker.succeeded(round, now);
                return result;
            } catch (RuntimeException failure) {
                last = failed(round, failure);
            }
        }
    }

    private void waitFor(Duration time, RuntimeException last) {
        try {
            pause.of(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw last;
        }
    }

    private int admitted(long now) {
        int round = breaker.admit(now);
        if (round == SharedBreaker.REFUSED) {
            throw new OpenException();
        }
        return round;
    }

    private RuntimeException failed(int round, RuntimeException failure) {
        breaker.failed(round, nanoTime.getAsLong());
        return failure;
    }
}
