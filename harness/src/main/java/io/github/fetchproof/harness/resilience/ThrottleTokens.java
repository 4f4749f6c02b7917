package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * gRPC's retry throttling: a failure takes a token, a success brings back a part of one, and retries need more than half
 * of all tokens.
 *
 * @see <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md#throttling-retry-attempts-and-hedged-rpcs">gRFC
 *     A6</a>
 */
final class ThrottleTokens implements Gate {
    private static final int TOKEN = 1000;

    private final int most;
    private final int ratio;
    private int thousandths;

    /**
     * Full.
     *
     * @param tokens from 1 to 1000
     * @param ratio tokens a success brings, counted in thousandths
     */
    ThrottleTokens(int tokens, double ratio) {
        most = tokens * TOKEN;
        this.ratio = (int) Math.round(ratio * TOKEN);
        thousandths = most;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        return thousandths > most / 2 ? 0 : REFUSED;
    }

    @Override
    public void succeeded(int ticket, long now) {
        thousandths = Math.min(most, thousandths + ratio);
    }

    @Override
    public void failed(int ticket, long now) {
        thousandths = Math.max(0, thousandths - TOKEN);
    }
}
