package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * The token bucket of the standard retry mode of the AWS SDKs: a retry takes some tokens, its success returns them.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">retry behaviour</a>
 */
final class AwsTokens implements Gate {
    private final int most;
    private final int cost;
    private int tokens;

    AwsTokens(int tokens, int cost) {
        most = tokens;
        this.cost = cost;
        this.tokens = tokens;
    }

    /** The ticket of a retry is what it took. */
    @Override
    public int again(long now, RandomGenerator random) {
        if (tokens < cost) {
            return REFUSED;
        }
        tokens -= cost;
        return cost;
    }

    @Override
    public void succeeded(int ticket, long now) {
        tokens = Math.min(most, tokens + ticket);
    }

    @Override
    public void withdrawn(int ticket, long now) {
        succeeded(ticket, now);
    }
}
