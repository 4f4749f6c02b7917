package io.github.fetchproof.harness.resilience;

import java.time.Duration;

/**
 * The waits of Envoy's {@code JitteredExponentialBackOffStrategy}: whole milliseconds below {@code base * (2^failures -
 * 1)}, <em>then</em> capped. The bound stops growing when it is above the maximum, so with the defaults of 25 and 250 ms it
 * ends at 375 ms, and a third of all waits is exactly the maximum.
 *
 * @see <a
 *     href="https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-max-retries">its
 *     documentation</a>
 */
public final class EnvoyBackoff {
    private EnvoyBackoff() {}

    /**
     * Jittered.
     *
     * @param base a millisecond or more
     * @param max the base or more
     */
    public static Backoff jittered(Duration base, Duration max) {
        long least = Steps.millis("the base", base);
        long most = Steps.millis("the maximum", max);
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "the base must be 1 ms or more, the maximum not below it: " + base + ", " + max);
        }
        Steps bounds = Steps.from(least, bound -> bound > most ? bound : 2 * bound + least);
        return (previous, failures, random) -> Steps.nanos(Math.min(random.nextLong(bounds.after(failures)), most));
    }
}
