package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.Draws.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many of a backoff's waits are exactly its cap: jitter that is lost when it is needed most, since all clients that wait
 * the cap come back at the same moment. Immutable.
 *
 * @param backoff as it is written in a strategy
 * @param shares for the retries 1 to {@link #RETRIES}
 */
public record CapShares(String backoff, List<Double> shares) {
    /** Retries of each request. */
    public static final int RETRIES = 10;
    /** Requests that each share is of. */
    public static final int REQUESTS = 20_000;

    private static final long SEED = 1;
    private static final Duration CAP = Duration.ofSeconds(5);

    /**
     * Each library's backoff with jitter, told the same as far as it can be told: 100 ms, doubling, at most 5 s. Those that
     * cap what they drew first, then those that draw below the cap or around it.
     */
    private static final List<String> LIBRARIES = List.of(
            "resilience4j-exponential-random(100ms,2,50%,5s)",
            "spring-retry-exponential-random(100ms,2,5s)",
            "finagle-exponential-jittered(100ms,5s)",
            "finagle-equal-jittered(100ms,5s)",
            "finagle-decorrelated(100ms,5s)",
            "polly-exponential-jittered(100ms,5s)",
            "aws-blog-decorrelated(100ms,5s)",
            "envoy(100ms,5s)",
            "failsafe-backoff(100ms,2,5s,50%)",
            "gax-jittered(100ms,2,5s)",
            "aws-sdk(100ms,5s)",
            "grpc(100ms,2,5s)",
            "full-jitter(100ms,5s)",
            "decorrelated(100ms,5s)");

    public CapShares {
        shares = List.copyOf(shares);
    }

    /** Of the libraries' backoffs, and of two of ours; the same numbers every time. */
    public static List<CapShares> ofLibraries() {
        StrategyExpression expressions = new StrategyExpression(Map.of());
        return LIBRARIES.stream()
                .map(text -> new CapShares(text, shares(expressions.parse(text).backoff(), CAP)))
                .toList();
    }

    private static List<Double> shares(Backoff backoff, Duration cap) {
        Draws draws = new Draws(SEED);
        int[] capped = new int[RETRIES];
        for (int request = 0; request < REQUESTS; request++) {
            long before = 0;
            for (int failures = 1; failures <= RETRIES; failures++) {
                long after = backoff.remember(before, failures, draws.at(Purpose.WAIT, 0, request, failures));
                capped[failures - 1] += backoff.waitNanos(before, after) == cap.toNanos() ? 1 : 0;
                before = after;
            }
        }
        List<Double> shares = new ArrayList<>();
        for (int each : capped) {
            shares.add((double) each / REQUESTS);
        }
        return shares;
    }
}
