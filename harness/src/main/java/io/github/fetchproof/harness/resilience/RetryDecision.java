package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/** Whether to try once more, and if not, why. */
public sealed interface RetryDecision {
    /**
     * Try again.
     *
     * @param after the wait before
     */
    record Again(Duration after) implements RetryDecision {
        public Again {
            if (after.isNegative()) {
                throw new IllegalArgumentException("the wait must not be negative: " + after);
            }
        }
    }

    /**
     * Try no more.
     *
     * @param reason which limit was met
     * @param because a sentence for people, with the numbers
     */
    record GiveUp(Reason reason, String because) implements RetryDecision {}

    /** Why no further attempt is made. */
    enum Reason {
        /** The answer is definite; asking again would not change it. */
        PERMANENT,
        /** All attempts are used. */
        ATTEMPTS,
        /** The server asked for a longer wait than is accepted. */
        ASKED_TOO_LONG,
        /** The next attempt would begin after the time allowed. */
        TIME
    }
}
