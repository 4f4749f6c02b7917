package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Stop;
import io.github.fetchproof.harness.resilience.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A server that fails attempts by chance, whatever its load: each is lost independently of all others.
 *
 * @param failureShare the chance that an attempt fails, from 0 to 1
 * @param perClientSecond first attempts of each client in a second
 * @param meanHop one way between a client and the server, exponentially distributed
 * @param length requests are born this long; those under way end
 * @see <a href="https://brooker.co.za/blog/2022/02/28/retries.html">Fixing retries with token buckets and circuit
 *     breakers</a>
 */
public record IndependentModel(double failureShare, double perClientSecond, Duration meanHop, Duration length)
        implements Experiment {
    private static final Map<String, String> STRATEGIES = Names.of(
            "none=none",
            "three-retries=exponential(100ms,2,20s)+attempts(4)",
            "token-bucket=exponential(100ms,2,20s)+request-tokens(5,0.1)",
            "breaker=exponential(100ms,2,20s)+lifetime-failures(10%)+attempts(4)");

    public IndependentModel {
        if (!(failureShare >= 0 && failureShare <= 1)) {
            throw new IllegalArgumentException("the share of failures must be from 0 to 1: " + failureShare);
        }
        if (!(perClientSecond > 0) || meanHop.isNegative() || length.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("requests, hops and length must be above zero: " + perClientSecond + ", "
                    + meanHop + ", " + length);
        }
    }

    /** Ten requests a second and client, hops of 10 ms, for ten seconds. */
    public static IndependentModel of(double failureShare) {
        return new IndependentModel(failureShare, 10, Duration.ofMillis(10), Duration.ofSeconds(10));
    }

    @Override
    public String model() {
        return "independent";
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "A server that fails %s %% of all attempts by chance, whatever its load; %s requests/s of each client for"
                        + " %s s.",
                failureShare * 100,
                perClientSecond,
                length.toSeconds());
    }

    @Override
    public Map<String, String> strategies() {
        return STRATEGIES;
    }

    @Override
    public List<Integer> defaultClients() {
        return List.of(100);
    }

    /** {@code calls_per_request}: attempts for each request. {@code success_share}: of all requests. */
    @Override
    public List<String> metrics() {
        return List.of("calls_per_request", "success_share");
    }

    @Override
    public double[] run(Strategy strategy, int clients, long seed) {
        if (failureShare == 1
                && strategy.stop().equals(Stop.never())
                && strategy.gates().isEmpty()) {
            throw new IllegalArgumentException(
                    "where all attempts fail a strategy must have an end, such as +attempts(4): " + strategy.name());
        }
        return new IndependentRun(this, strategy, clients, seed).metrics();
    }
}
