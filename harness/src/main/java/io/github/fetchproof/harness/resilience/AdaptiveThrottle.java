package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Adaptive throttling of the SRE book: a client drops attempts itself, first ones too, with probability {@code max(0,
 * (requests - K * accepts) / (requests + 1))} over a window. Dropped attempts count as requests, which is what lets the
 * probability rise with demand.
 *
 * @see <a href="https://sre.google/sre-book/handling-overload/#eq2101">Handling Overload</a>
 */
final class AdaptiveThrottle implements Gate {
    private final double multiple;
    private final SlidingCount requests;
    private final SlidingCount accepts;

    AdaptiveThrottle(double multiple, Duration window) {
        this.multiple = multiple;
        requests = new SlidingCount(window.toNanos());
        accepts = new SlidingCount(window.toNanos());
    }

    @Override
    public int first(long now, RandomGenerator random) {
        return again(now, random);
    }

    @Override
    public int again(long now, RandomGenerator random) {
        int asked = requests.at(now);
        double drop = (asked - multiple * accepts.at(now)) / (asked + 1);
        requests.add(now);
        return random.nextDouble() < drop ? REFUSED : 0;
    }

    @Override
    public void succeeded(int ticket, long now) {
        accepts.add(now);
    }
}
