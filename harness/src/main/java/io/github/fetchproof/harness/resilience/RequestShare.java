package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Retries up to a share of the first attempts, both counted over the same last seconds: a retry budget (RETRY-008). */
final class RequestShare implements Gate {
    private final double share;
    private final SlidingCount firsts;
    private final SlidingCount retries;

    RequestShare(double share, Duration window) {
        this.share = share;
        firsts = new SlidingCount(window.toNanos());
        retries = new SlidingCount(window.toNanos());
    }

    @Override
    public int first(long now, RandomGenerator random) {
        firsts.add(now);
        return 0;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        if (retries.at(now) + 1 > share * firsts.at(now)) {
            return REFUSED;
        }
        retries.add(now);
        return 0;
    }
}
