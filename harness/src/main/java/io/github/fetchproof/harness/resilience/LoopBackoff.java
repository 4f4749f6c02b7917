package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * A wait of the loops that people write around {@code go mod download}.
 *
 * @see <a href="https://github.com/golang/go/issues/28194">why they write them</a>
 */
public final class LoopBackoff {
    private LoopBackoff() {}

    /** {@code min(cap, base * 2^(failures - 1))} and a random bit on top, evenly from nothing to {@code most}. */
    public static Backoff doublingPlus(Duration base, Duration cap, Duration most) {
        Growth growth = Growth.of(base, 2, cap);
        long extra = Growth.nanos("the random bit", most);
        return (previous, failures, random) ->
                Math.min(Long.MAX_VALUE - extra - 1, growth.after(failures)) + random.nextLong(extra + 1);
    }
}
