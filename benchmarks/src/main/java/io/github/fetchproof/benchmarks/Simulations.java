package io.github.fetchproof.benchmarks;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.OccModel;
import io.github.fetchproof.harness.simulation.QueueModel;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs of the laboratory's models, and how much was simulated in each. */
final class Simulations {
    private static final StrategyExpression EXPRESSIONS = new StrategyExpression(Map.of());
    private static final Strategy RACING = EXPRESSIONS.parse("aws-blog-full-jitter(5ms,2s)");
    private static final Strategy FETCHING = EXPRESSIONS.parse("full-jitter(100ms,20s)");
    private static final int EVENTS_OF_A_WRITE = 4;

    private Simulations() {}

    /** Clients that race to write one row (model A). Returns the number of events. */
    static long race(int clients, long seed) {
        OccModel model = new OccModel();
        int writes = model.metrics().indexOf("writes");
        return EVENTS_OF_A_WRITE * Math.round(model.run(RACING, clients, seed)[writes]);
    }

    /**
     * Clients with a server that refuses for a second of seven (model B), whose workers grow with them: 1.4 first attempts
     * per second of each, and a load of 0.7. Returns the number of requests.
     *
     * @param clients a multiple of 10
     */
    static long outage(int clients, long seed) {
        QueueModel model = new QueueModel(
                Mode.REFUSE,
                clients / 10,
                Duration.ofMillis(50),
                1.4 * clients,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(7),
                Duration.ofSeconds(1),
                1,
                Duration.ZERO);
        return IntStream.of(model.trace(FETCHING, clients, seed).firstTries())
                .asLongStream()
                .sum();
    }
}
