package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * Retries up to a share of the attempts that are out, and always a few: Envoy's retry budget.
 *
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/circuit_breaker.proto">{@code
 *     retry_budget}</a>
 */
final class InFlightShare implements Gate {
    private static final int FIRST = 0;
    private static final int RETRY = 1;

    private final double share;
    private final int least;
    private int out;
    private int retriesOut;

    /**
     * Nothing is out.
     *
     * @param least retries that may be out whatever else is
     */
    InFlightShare(double share, int least) {
        this.share = share;
        this.least = least;
    }

    @Override
    public int first(long now, RandomGenerator random) {
        out++;
        return FIRST;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        if (retriesOut >= Math.max(least, (int) (share * out))) {
            return REFUSED;
        }
        out++;
        retriesOut++;
        return RETRY;
    }

    @Override
    public void succeeded(int ticket, long now) {
        out--;
        retriesOut -= ticket;
    }

    @Override
    public void failed(int ticket, long now) {
        succeeded(ticket, now);
    }

    @Override
    public void withdrawn(int ticket, long now) {
        succeeded(ticket, now);
    }
}
