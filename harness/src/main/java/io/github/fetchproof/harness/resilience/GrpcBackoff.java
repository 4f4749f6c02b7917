package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * The waits of gRPC: exponential up to a maximum, then spread by a fifth around that, so that clients at the maximum stay
 * apart.
 *
 * @see <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md">retries of calls</a>
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/connection-backoff.md">connection backoff</a>, the same with
 *     other numbers, measured from the start of an attempt
 */
public final class GrpcBackoff {
    private static final double SPREAD = 0.2;

    private GrpcBackoff() {}

    /** {@code min(initial * multiplier^(failures - 1), max)} times something from 0.8 to 1.2. */
    public static Backoff of(Duration initial, double multiplier, Duration max) {
        Growth growth = Growth.of(initial, multiplier, max);
        return (previous, failures, random) ->
                (long) (growth.after(failures) * (1 - SPREAD + 2 * SPREAD * random.nextDouble()));
    }
}
