package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Strategy;
import java.time.Duration;

/** An experiment whose runs can be looked at second by second: a server in trouble for a while, and its clients. */
public interface TracedExperiment extends Experiment {
    /** The same run as {@link #run}, to be looked at. */
    RunTrace trace(Strategy strategy, int clients, long seed);

    /** Jobs the server can do in a second. */
    double capacity();

    /** When the trouble starts, from the start of the run; whole seconds. */
    Duration outageStart();

    /** When it is over; whole seconds. */
    Duration outageEnd();
}
