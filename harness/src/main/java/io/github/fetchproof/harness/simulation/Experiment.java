package io.github.fetchproof.harness.simulation;

import java.util.List;

/** What the laboratory can run: a model with its strategies and metrics. Immutable; one call of {@link #run} is one run. */
public interface Experiment {
    /** The model's name. */
    String model();

    /** The model in one or two sentences, for people who read the table. */
    String description();

    /** The strategies it knows, in the order they are shown. */
    List<String> strategies();

    /** The numbers of clients it is run with when none are given. */
    List<Integer> defaultClients();

    /** The names of its metrics, in the order they are shown. */
    List<String> metrics();

    /**
     * One run. The same arguments give the same numbers.
     *
     * @param strategy one of {@link #strategies}
     * @param clients 1 or more
     * @return one number for each of {@link #metrics}, in their order; infinite for "never"
     */
    double[] run(String strategy, int clients, long seed);
}
