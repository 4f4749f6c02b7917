package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Strategy;
import java.util.List;
import java.util.Map;

/**
 * Optimistic concurrency: clients that each must write one row once, by its version; who lost the race reads again after a
 * backoff. Nothing is ever down, and load costs nothing: that is why no backoff at all is done first here, though it writes
 * most. Clients never give up, so a strategy's gates and its end of patience do not count.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>
 */
public record OccModel() implements Experiment {
    private static final Map<String, String> STRATEGIES = Names.of(
            "none=no-wait",
            "exponential=aws-blog-exponential(5ms,2s)",
            "equal-jitter=aws-blog-equal-jitter(5ms,2s)",
            "full-jitter=aws-blog-full-jitter(5ms,2s)",
            "decorrelated=aws-blog-decorrelated(5ms,2s)");

    @Override
    public String model() {
        return "occ";
    }

    @Override
    public String description() {
        return "Clients that all write the same row, by its version; who lost the race reads again after a wait. Messages"
                + " take 10 ms. Load costs nothing here.";
    }

    @Override
    public Map<String, String> strategies() {
        return STRATEGIES;
    }

    @Override
    public List<Integer> defaultClients() {
        return List.of(10, 50, 100);
    }

    /** {@code time_ms}: until the last client knows that it has written. {@code writes}: tries to write, all clients'. */
    @Override
    public List<String> metrics() {
        return List.of("time_ms", "writes");
    }

    @Override
    public double[] run(Strategy strategy, int clients, long seed) {
        return new OccRun(strategy.backoff(), clients, seed).metrics();
    }
}
