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

    /** Microseconds from birth to success of the requests born in the trouble that succeeded, of all runs. */
    public Histogram troubledCompletions() {
        Histogram all = new Histogram(3);
        runs.forEach(run -> all.add(run.troubledCompletions()));
        return all;
    }

    /** The share of that percentage in seconds; infinite when no request born in the trouble succeeded. */
    public double troubledSeconds(double percentile) {
        Histogram all = troubledCompletions();
        return all.getTotalCount() == 0 ? Double.POSITIVE_INFINITY : all.getValueAtPercentile(percentile) / 1e6;
    }
}
