package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * An immutable circuit breaker: every event returns the breaker that follows. Keep one per source in a variable of your
 * own, or in an {@code AtomicReference} whose compare-and-set is retried.
 *
 * <p>What counts as failure is the caller's decision: "not found", 401 and 403 are answers of a healthy source and are
 * reported as success (CB-004); an open breaker is an error, never "not found" (CB-002).
 *
 * <p>Times are nanoseconds of any clock that does not jump, such as {@link System#nanoTime}; only differences count. The
 * round of an admission goes back with its result: a result that comes in after the breaker has moved on tells of the
 * past and changes nothing, so that a probe is decided by the probe alone.
 */
public sealed interface Breaker {
    /** A closed breaker, nothing seen yet. */
    static Breaker closed(Rules rules) {
        return new Closed(rules, 0, 0, 0);
    }

    /**
     * Asks to make a call. A transition, not a query: two threads cannot both take the last probe.
     *
     * @param now nanoseconds
     */
    Admission admit(long now);

    /**
     * A call admitted in that round succeeded.
     *
     * @param round of its admission
     * @param now nanoseconds
     */
    Breaker succeeded(int round, long now);

    /**
     * A call admitted in that round failed.
     *
     * @param round of its admission
     * @param now nanoseconds
     */
    Breaker failed(int round, long now);

    /**
     * Whether the call may be made.
     *
     * @param granted if not, make no call and report no result
     * @param round to be given back with the result
     * @param next the breaker that follows
     */
    record Admission(boolean granted, int round, Breaker next) {}

    /**
     * When to open and when to close.
     *
     * @param failures how many failures among the last {@code window} results open it; 1 or more
     * @param window how many results are remembered, from {@code failures} to 64; it does not open before it has seen as
     *     many. Equal to {@code failures}: consecutive failures
     * @param openFor how long no call is made; above zero
     * @param probes how many calls are then let through, exactly; when all have reported, the same share of failures
     *     opens it again, anything less closes it
     * @param probesFor how long the probes may take; one that has not reported by then counts as failed, so that a lost
     *     probe cannot block the source for ever
     */
    record Rules(int failures, int window, Duration openFor, int probes, Duration probesFor) {
        private static final int WIDEST = 64;

        public Rules {
            if (failures < 1 || failures > window || window > WIDEST) {
                throw new IllegalArgumentException("failures and window must be 1 <= failures <= window <= " + WIDEST
                        + ": " + failures + ", " + window);
            }
            if (probes < 1) {
                throw new IllegalArgumentException("there must be at least one probe: " + probes);
            }
            if (Growth.nanos("the open time", openFor) == 0 || Growth.nanos("the probes' time", probesFor) == 0) {
                throw new IllegalArgumentException("times must be above zero: " + openFor + ", " + probesFor);
            }
        }

        /** Opens after so many consecutive failures; then one probe, which may take as long as it likes (up to a day). */
        public static Rules consecutive(int failures, Duration openFor) {
            return new Rules(failures, failures, openFor, 1, Duration.ofDays(1));
        }

        /** Whether so many failures among so many results are too many. */
        boolean tooMany(int failed, int results) {
            return (long) failed * window >= (long) failures * results;
        }

        long remembered() {
            return window == WIDEST ? -1L : (1L << window) - 1;
        }
    }

    /**
     * Calls go through.
     *
     * @param outcomes the last results, the newest in bit 0, 1 for a failure
     * @param seen how many results there were, counted up to the window
     */
    record Closed(Rules rules, int round, long outcomes, int seen) implements Breaker {
        @Override
        public Admission admit(long now) {
            return new Admission(true, round, this);
        }

        @Override
        public Breaker succeeded(int round, long now) {
            if (outcomes == 0 && seen == rules.window) {
                return this;
            }
            return round == this.round ? after(0, now) : this;
        }

        @Override
        public Breaker failed(int round, long now) {
            return round == this.round ? after(1, now) : this;
        }

        private Breaker after(long outcome, long now) {
            long outcomes = (this.outcomes << 1 | outcome) & rules.remembered();
            int seen = Math.min(this.seen + 1, rules.window);
            return seen == rules.window && rules.tooMany(Long.bitCount(outcomes), seen)
                    ? new Open(rules, round + 1, now + rules.openFor.toNanos())
                    : new Closed(rules, round, outcomes, seen);
        }
    }

    /**
     * No call is made.
     *
     * @param until nanoseconds
     */
    record Open(Rules rules, int round, long until) implements Breaker {
        @Override
        public Admission admit(long now) {
            return now - until < 0
                    ? new Admission(false, round, this)
                    : new Probing(rules, round, now + rules.probesFor.toNanos(), 0, 0, 0).admit(now);
        }

        @Override
        public Breaker succeeded(int round, long now) {
            return this;
        }

        @Override
        public Breaker failed(int round, long now) {
            return this;
        }
    }

    /**
     * A few calls are out to learn whether the source has recovered; no other is admitted until they return.
     *
     * @param until when a probe that has not reported counts as failed
     * @param admitted how many are out or have reported
     * @param succeeded how many reported success
     * @param failed how many reported failure
     */
    record Probing(Rules rules, int round, long until, int admitted, int succeeded, int failed) implements Breaker {
        @Override
        public Admission admit(long now) {
            if (now - until >= 0) {
                return new Admission(false, round + 1, reopened(now));
            }
            return admitted < rules.probes
                    ? new Admission(true, round, new Probing(rules, round, until, admitted + 1, succeeded, failed))
                    : new Admission(false, round, this);
        }

        @Override
        public Breaker succeeded(int round, long now) {
            return round == this.round
                    ? new Probing(rules, round, until, admitted, succeeded + 1, failed).decided(now)
                    : this;
        }

        @Override
        public Breaker failed(int round, long now) {
            return round == this.round
                    ? new Probing(rules, round, until, admitted, succeeded, failed + 1).decided(now)
                    : this;
        }

        private Breaker decided(long now) {
            if (succeeded + failed < rules.probes) {
                return this;
            }
            return rules.tooMany(failed, rules.probes) ? reopened(now) : new Closed(rules, round + 1, 0, 0);
        }

        private Breaker reopened(long now) {
            return new Open(rules, round + 1, now + rules.openFor.toNanos());
        }
    }
}
