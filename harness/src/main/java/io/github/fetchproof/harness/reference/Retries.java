package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.RetryDecision;
import io.github.fetchproof.harness.resilience.RetryRule;
import java.time.Duration;

/** Tries again after failures that may pass, as often as the rules, and the budget of the run, allow. Safe to share. */
record Retries(Decisions decisions, TimeAndChance time, Hosts hosts) {

    /** What is tried. */
    @FunctionalInterface
    interface Attempt<T> {
        /**
         * Tries.
         *
         * @param number from 1
         */
        T make(int number) throws FetchFailure, InterruptedException;
    }

    /**
     * What came of the first attempt that did not fail.
     *
     * @param allowed the time within which another attempt may begin
     * @throws FetchFailure the last, and how many there were
     */
    <T> T run(Attempt<T> attempt, Duration allowed, Errand errand) throws FetchFailure, InterruptedException {
        RetryRule rule = decisions.retryRule(allowed);
        long started = time.nanos().getAsLong();
        Duration wait = Duration.ZERO;
        hosts.earnRetries();
        for (int failures = 1; ; failures++) {
            try {
                return attempt.make(failures);
            } catch (FetchFailure failed) {
                wait = again(rule, failed, failures, wait, started, errand);
            }
            time.pause().of(wait);
        }
    }

    /** The wait before the next attempt. */
    private Duration again(
            RetryRule rule, FetchFailure failed, int failures, Duration wait, long started, Errand errand)
            throws FetchFailure {
        Duration elapsed = Duration.ofNanos(Math.max(0, time.nanos().getAsLong() - started));
        boolean passing = decisions.mayAskAgain(failed.failureClass());
        RetryDecision decision =
                rule.decide(new RetryRule.Setback(failures, passing, wait, failed.asked(), elapsed), time.random());
        String tried = failures == 1 ? " (1 attempt" : " (" + failures + " attempts";
        if (decision instanceof RetryDecision.Again next && hosts.affordRetry()) {
            return next.after();
        }
        if (!failed.unresolved().isEmpty() && decisions.remembersDeadNames()) {
            errand.giveUpName(failed.unresolved(), failed.message());
        }
        if (decision instanceof RetryDecision.Again) {
            throw failed.adding(tried + "; this run has no retries left)");
        }
        if (decision instanceof RetryDecision.GiveUp end) {
            boolean worthSaying =
                    end.reason() == RetryDecision.Reason.ASKED_TOO_LONG || end.reason() == RetryDecision.Reason.TIME;
            throw failed.adding(tried + (worthSaying ? "; " + end.because() : "") + ")");
        }
        throw new AssertionError(decision);
    }
}
