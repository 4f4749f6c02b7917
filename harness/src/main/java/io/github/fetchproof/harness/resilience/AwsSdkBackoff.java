package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * The waits of the AWS SDK for Java, version 2: whole milliseconds, capped before the draw, the bound {@code v = min(cap,
 * base * 2^(failures - 1))}.
 *
 * @see <a href="https://github.com/aws/aws-sdk-java-v2/tree/master/core/retries">its module {@code retries}</a>
 */
public final class AwsSdkBackoff {
    private AwsSdkBackoff() {}

    /** Below v, zero included, evenly. */
    public static Backoff fullJitter(Duration base, Duration cap) {
        Steps bounds = bounds(base, cap);
        return (previous, failures, random) -> Steps.nanos(random.nextLong(Math.max(1, bounds.after(failures))));
    }

    /** Half of v and a random part of the other half. */
    public static Backoff halfJitter(Duration base, Duration cap) {
        Steps bounds = bounds(base, cap);
        return (previous, failures, random) -> {
            long half = bounds.after(failures) / 2;
            return Steps.nanos(half + random.nextLong(half + 1));
        };
    }

    /** Exactly v. */
    public static Backoff withoutJitter(Duration base, Duration cap) {
        Steps bounds = bounds(base, cap);
        return (previous, failures, random) -> Steps.nanos(bounds.after(failures));
    }

    private static Steps bounds(Duration base, Duration cap) {
        return Steps.growing(base, 2, cap);
    }
}
