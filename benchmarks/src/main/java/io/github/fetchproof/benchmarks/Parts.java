package io.github.fetchproof.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How many of something an operation was: JMH then tells the time of one, which {@link Ratios} takes for the operation's. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Parts {
    /** So far in this iteration. */
    public long parts;
}
