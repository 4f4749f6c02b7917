package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * Retries as long as the failures of a lifetime are at most a share of its first attempts: the "circuit breaker" of the
 * same simulator as {@link RequestTokens}.
 */
final class LifetimeFailures implements Gate {
    private final double share;
    private long calls;
    private long failures;

    LifetimeFailures(double share) {
        this.share = share;
    }

    @Override
    public int first(long now, RandomGenerator random) {
        calls++;
        return 0;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        return failures > share * calls ? REFUSED : 0;
    }

    @Override
    public void failed(int ticket, long now) {
        failures++;
    }
}
