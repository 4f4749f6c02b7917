package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Strategy;
import java.util.List;
import java.util.Map;

/** What the laboratory can run: a model and its metrics. Immutable; one call of {@link #run} is one run, in one thread. */
public interface Experiment {
    /** The model's name. */
    String model();

    /** The model in one or two sentences, for people who read the table. */
    String description();

    /**
     * The model's own names for strategies, and the expressions that they stand for; in the order they are shown, all of
     * them by default.
     */
    Map<String, String> strategies();

    /** The numbers of clients it is run with when none are given. */
    List<Integer> defaultClients();

    /** The names of its metrics, in the order they are shown. */
    List<String> metrics();

    /**
     * One run. The same arguments give the same numbers; another strategy with the same seed meets the same weather.
     *
     * @param clients 1 or more
     * @return one number for each of {@link #metrics}, in their order; infinite for "never"
     */
    double[] run(Strategy strategy, int clients, long seed);
}
