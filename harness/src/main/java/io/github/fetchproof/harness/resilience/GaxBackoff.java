package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * The waits of Google's gax: the bound is the initial one at first, then each time the one before times the multiplier, cut
 * to milliseconds, never above the maximum; the wait is drawn below it, zero included.
 *
 * @see <a href="https://github.com/googleapis/sdk-platform-java/tree/main/gax-java">gax</a>
 */
public final class GaxBackoff {
    private GaxBackoff() {}

    /** With jitter, which users cannot turn down, only off. */
    public static Backoff jittered(Duration initial, double multiplier, Duration max) {
        Steps steps = Steps.growing(initial, multiplier, max);
        return (previous, failures, random) -> {
            long bound = steps.after(failures);
            return bound == 0 ? 0 : Steps.nanos(random.nextLong(bound));
        };
    }
}
