package io.github.fetchproof.fakes.cache;

import java.time.Duration;

/**
 * How long an upstream may take, each positive.
 *
 * @param connect to accept a connection
 * @param header from the request to the end of the answer's head
 * @param stall between two pieces of a body
 * @param overall for a whole body
 */
public record Limits(Duration connect, Duration header, Duration stall, Duration overall) {
    /** 10 s, 20 s, 20 s and 15 minutes. */
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(15));

    /** @throws IllegalArgumentException when one is not positive */
    public Limits {
        for (Duration each : new Duration[] {connect, header, stall, overall}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("a limit must be positive: " + each);
            }
        }
    }
}
