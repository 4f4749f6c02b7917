package io.github.fetchproof.harness.resilience;

import io.github.fetchproof.harness.resilience.RetryDecision.Again;
import io.github.fetchproof.harness.resilience.RetryDecision.GiveUp;
import io.github.fetchproof.harness.resilience.RetryDecision.Reason;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When one request is tried again, and after which wait. Immutable; safe to share as far as its backoff is.
 *
 * @param maxAttempts the first included, 1 or more (RETRY-002)
 * @param backoff the wait of our own choosing (RETRY-003)
 * @param longestAsked the longest wait accepted from a server; if it asks for more, giving up at once tells the user
 *     sooner (RETRY-004)
 * @param budget the time for all attempts and waits together; no attempt begins after it
 */
public record RetryRule(int maxAttempts, Backoff backoff, Duration longestAsked, Duration budget) {
    public RetryRule {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("there must be at least one attempt: " + maxAttempts);
        }
        if (longestAsked.isNegative()) {
            throw new IllegalArgumentException("the longest wait asked for must not be negative: " + longestAsked);
        }
        if (budget.isNegative()) {
            throw new IllegalArgumentException("the budget must not be negative: " + budget);
        }
    }

    /** One attempt, whatever happens. */
    public static RetryRule once() {
        return new RetryRule(1, Backoff.none(), Duration.ZERO, Duration.ZERO);
    }

    /**
     * What happened so far.
     *
     * @param failures attempts that failed, the last included, 1 or more
     * @param passing whether the last failure may pass by itself: a refusal, a reset, a time-out, 408, 429, 5xx (RETRY-001)
     * @param previous the last wait, zero at first
     * @param asked the wait the server asked for ({@link RetryAfter}), zero when it did not
     * @param elapsed since the first attempt began
     */
    public record Setback(int failures, boolean passing, Duration previous, Duration asked, Duration elapsed) {
        public Setback {
            if (failures < 1) {
                throw new IllegalArgumentException("at least one attempt must have failed: " + failures);
            }
            if (previous.isNegative() || asked.isNegative() || elapsed.isNegative()) {
                throw new IllegalArgumentException("times must not be negative: previous " + previous + ", asked "
                        + asked + ", elapsed " + elapsed);
            }
        }
    }

    /**
     * Whether to try again. The wait is the longer one of the backoff's and the server's: never earlier than told.
     *
     * @param random the only source of chance
     */
    public RetryDecision decide(Setback setback, RandomGenerator random) {
        if (!setback.passing()) {
            return new GiveUp(Reason.PERMANENT, "the answer is definite and would not change");
        }
        if (setback.failures() >= maxAttempts) {
            return new GiveUp(Reason.ATTEMPTS, setback.failures() + " of " + maxAttempts + " attempts failed");
        }
        if (setback.asked().compareTo(longestAsked) > 0) {
            return new GiveUp(
                    Reason.ASKED_TOO_LONG,
                    "the server asks to wait " + seconds(setback.asked()) + ", more than the " + seconds(longestAsked)
                            + " accepted");
        }
        Duration own = backoff.next(setback.previous(), setback.failures(), random);
        Duration wait = own.compareTo(setback.asked()) >= 0 ? own : setback.asked();
        if (setback.elapsed().plus(wait).compareTo(budget) > 0) {
            return new GiveUp(
                    Reason.TIME,
                    "the next attempt, after a wait of " + seconds(wait) + ", would begin beyond the " + seconds(budget)
                            + " allowed, of which " + seconds(setback.elapsed()) + " are gone");
        }
        return new Again(wait);
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
