package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Finagle's and linkerd's {@code RetryBudget}: each request deposits, each retry withdraws, and what was deposited is
 * forgotten after a while, a tenth of it at a time; a reserve lets small clients retry at all.
 *
 * @see <a href="https://twitter.github.io/finagle/guide/Clients.html#retries">Finagle's guide</a>
 */
final class FinagleBudget implements Gate {
    private static final int SLICES = 10;
    private static final int REQUEST = 1000;

    private final long slice;
    private final long withdrawal;
    private final long reserve;
    private final long[] balances = new long[SLICES];
    private long newest;

    /**
     * A budget at its start.
     *
     * @param share retries earned by a request, above zero
     * @param perSecond retries that are always allowed in a second, on average
     * @param ttl how long a deposit counts
     */
    FinagleBudget(double share, double perSecond, Duration ttl) {
        slice = Math.max(1, ttl.toNanos() / SLICES);
        withdrawal = Math.round(REQUEST / share);
        reserve = Math.round(perSecond * ttl.toNanos() / 1e9 * withdrawal);
    }

    @Override
    public int first(long now, RandomGenerator random) {
        forget(now);
        balances[(int) (newest % SLICES)] += REQUEST;
        return 0;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        forget(now);
        long balance = reserve;
        for (long each : balances) {
            balance += each;
        }
        if (balance < withdrawal) {
            return REFUSED;
        }
        balances[(int) (newest % SLICES)] -= withdrawal;
        return 0;
    }

    private void forget(long now) {
        long current = now / slice;
        for (long each = Math.max(newest + 1, current - SLICES + 1); each <= current; each++) {
            balances[(int) (each % SLICES)] = 0;
        }
        newest = current;
    }
}
