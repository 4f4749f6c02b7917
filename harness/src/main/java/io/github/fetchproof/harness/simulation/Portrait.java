package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A row of a table with runs of it to be looked at.
 *
 * @param runs of the seeds 1 to their number; at least one
 */
public record Portrait(Row row, List<RunTrace> runs) {
    public Portrait {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there must be a run to look at: " + row.strategy());
        }
    }

    /** The run of seed 1. */
    public RunTrace first() {
        return runs.get(0);
    }

    /** What became of the requests born from the trouble on, of all runs. */
    public Fates fates() {
        Histogram completions = new Histogram(3);
        runs.forEach(run -> completions.add(run.completions()));
        return new Fates(completions, runs.stream().mapToLong(RunTrace::losses).sum());
    }
}
