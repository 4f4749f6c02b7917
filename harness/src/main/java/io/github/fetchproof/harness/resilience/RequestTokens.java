package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * A token bucket that follows requests, as the simulator of "Fixing retries with token buckets and circuit breakers" has
 * it: a first attempt brings a part of a token, a retry needs <em>more</em> than one and takes one.
 *
 * @see <a href="https://brooker.co.za/blog/2022/02/28/retries.html">the article</a>, which deposits on success instead
 */
final class RequestTokens implements Gate {
    private static final long TOKEN = 1000;

    private final long most;
    private final long deposit;
    private long thousandths;

    RequestTokens(double size, double deposit) {
        most = Math.round(size * TOKEN);
        this.deposit = Math.round(deposit * TOKEN);
        thousandths = most;
    }

    @Override
    public int first(long now, RandomGenerator random) {
        thousandths = Math.min(most, thousandths + deposit);
        return 0;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        if (thousandths <= TOKEN) {
            return REFUSED;
        }
        thousandths -= TOKEN;
        return 0;
    }
}
