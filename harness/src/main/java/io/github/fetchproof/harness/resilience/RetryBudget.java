package io.github.fetchproof.harness.resilience;

/**
 * How many retries a client may still make, so that an outage does not multiply the load: each request earns a share of
 * a retry, each retry costs a whole one (RETRY-008). Immutable: every event returns the budget that follows.
 *
 * <p>Over any stretch of events, {@code retries <= most + share * requests}; from the start, {@code retries <= reserve +
 * share * requests}.
 *
 * @param millis what is left, in thousandths of a retry
 * @param shareMillis what a request earns, in thousandths of a retry; 200 is 20 %
 * @param mostMillis what can be saved, in thousandths of a retry
 */
public record RetryBudget(long millis, int shareMillis, long mostMillis) {
    private static final int RETRY = 1000;

    public RetryBudget {
        if (shareMillis < 0) {
            throw new IllegalArgumentException("the share must not be negative: " + shareMillis);
        }
        if (millis < 0 || millis > mostMillis) {
            throw new IllegalArgumentException("what is left must be from 0 to " + mostMillis + ": " + millis);
        }
    }

    /**
     * A budget at its start.
     *
     * @param share retries earned by a request, for instance 0.2; counted in thousandths
     * @param reserve retries allowed before anything was earned, so that a small client can retry at all
     * @param most retries that can be saved up, at least the reserve
     */
    public static RetryBudget of(double share, int reserve, int most) {
        if (!(share >= 0 && share <= 1000)) {
            throw new IllegalArgumentException("the share must be from 0 to 1000: " + share);
        }
        if (reserve < 0 || reserve > most) {
            throw new IllegalArgumentException("the reserve must be from 0 to " + most + ": " + reserve);
        }
        return new RetryBudget((long) reserve * RETRY, (int) Math.round(share * RETRY), (long) most * RETRY);
    }

    /** Whether the retry may be made, and the budget that follows. */
    public record Withdrawal(boolean granted, RetryBudget next) {}

    /** A first attempt was made (or, where the budget is to follow success, one succeeded). */
    public RetryBudget deposit() {
        long more = Math.min(mostMillis, millis + shareMillis);
        return more == millis ? this : new RetryBudget(more, shareMillis, mostMillis);
    }

    /** Asks for one retry. */
    public Withdrawal withdraw() {
        return millis < RETRY
                ? new Withdrawal(false, this)
                : new Withdrawal(true, new RetryBudget(millis - RETRY, shareMillis, mostMillis));
    }
}
