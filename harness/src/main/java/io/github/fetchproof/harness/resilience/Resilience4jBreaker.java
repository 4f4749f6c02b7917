package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A circuit breaker that counts as resilience4j's {@code COUNT_BASED} one does: it judges by the last results only when it
 * has seen enough of them, half-open it lets exactly so many calls through, and it judges those as soon as either all or
 * the least number of results are in, whichever is less. A result that comes in late counts in whatever state it meets.
 *
 * @see <a href="https://resilience4j.readme.io/docs/circuitbreaker">its documentation</a>
 */
final class Resilience4jBreaker implements Gate {
    /**
     * When to open and when to close.
     *
     * @param window results that are remembered, 1 or more
     * @param least results that must be in before it judges, 1 or more; at most the window counts
     * @param share of failures that opens it, above 0, at most 1
     * @param openFor how long no call is made; above zero
     * @param probes calls let through afterwards, 1 or more
     */
    record Rules(int window, int least, double share, Duration openFor, int probes) {
        Rules {
            if (window < 1 || least < 1 || probes < 1) {
                throw new IllegalArgumentException(
                        "window, least and probes must be 1 or more: " + window + ", " + least + ", " + probes);
            }
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("the share must be above 0 and at most 1: " + share);
            }
            if (Growth.nanos("the open time", openFor) == 0) {
                throw new IllegalArgumentException("the open time must be above zero: " + openFor);
            }
        }
    }

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final Rules rules;
    private State state = State.CLOSED;
    private long openUntil;
    private int permitted;

    private boolean[] outcomes;
    private int next;
    private int seen;
    private int failures;

    Resilience4jBreaker(Rules rules) {
        this.rules = rules;
        outcomes = new boolean[rules.window];
    }

    @Override
    public int first(long now, RandomGenerator random) {
        return again(now, random);
    }

    @Override
    public int again(long now, RandomGenerator random) {
        if (state == State.OPEN && now >= openUntil) {
            enter(State.HALF_OPEN, rules.probes);
            permitted = rules.probes;
        }
        if (state == State.OPEN || (state == State.HALF_OPEN && permitted == 0)) {
            return REFUSED;
        }
        permitted--;
        return 0;
    }

    @Override
    public void succeeded(int ticket, long now) {
        record(false, now);
    }

    @Override
    public void failed(int ticket, long now) {
        record(true, now);
    }

    private void record(boolean failure, long now) {
        if (state == State.OPEN) {
            return;
        }
        failures += (failure ? 1 : 0) - (seen == outcomes.length && outcomes[next] ? 1 : 0);
        outcomes[next] = failure;
        next = (next + 1) % outcomes.length;
        seen = Math.min(seen + 1, outcomes.length);
        if (seen >= Math.min(rules.least, outcomes.length)) {
            judge(now);
        }
    }

    private void judge(long now) {
        if (failures >= rules.share * seen) {
            enter(State.OPEN, 1);
            openUntil = now + rules.openFor.toNanos();
        } else if (state == State.HALF_OPEN) {
            enter(State.CLOSED, rules.window);
        }
    }

    private void enter(State state, int window) {
        this.state = state;
        outcomes = new boolean[window];
        next = 0;
        seen = 0;
        failures = 0;
    }
}
