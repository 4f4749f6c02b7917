package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.SimulationReport;
import io.github.fetchproof.harness.simulation.Experiment;
import io.github.fetchproof.harness.simulation.Grid;
import io.github.fetchproof.harness.simulation.Laboratory;
import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.QueueModel;
import io.github.fetchproof.harness.simulation.RecoveryMap;
import io.github.fetchproof.harness.simulation.Sampling;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.TracedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes what {@code simulate --report} promises. */
final class SimulationPage {
    /** Runs of each row that are looked at, at most. */
    private static final int LOOKED = 5;
    /** Seeds of each place of the map, at most; what recovers and what never does is the same for nearly all. */
    private static final int MAPPED = 3;

    private final Path directory;
    private final Grid grid;
    private final Experiment experiment;

    /**
     * A page about a grid.
     *
     * @throws WrongUsage when the directory cannot be written
     */
    SimulationPage(Path directory, Grid grid) {
        this.directory = directory;
        this.grid = grid;
        experiment = grid.points().get(0).experiment();
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw unwritable();
        }
    }

    private WrongUsage unwritable() {
        return new WrongUsage("--report must be a directory that can be written: " + directory);
    }

    void write(Laboratory laboratory, SimulationTable table) {
        String page = experiment instanceof TracedExperiment traced
                ? lookedAt(traced, laboratory, table)
                : SimulationReport.render(table);
        try {
            Files.writeString(directory.resolve("index.html"), page);
        } catch (IOException failed) {
            throw unwritable();
        }
    }

    private String lookedAt(TracedExperiment traced, Laboratory laboratory, SimulationTable table) {
        List<Portrait> portraits = laboratory.portraits(grid, table.rows(), Math.min(LOOKED, table.seeds()));
        Optional<RecoveryMap> map = experiment instanceof QueueModel queue
                ? Optional.of(RecoveryMap.of(laboratory.table(
                        RecoveryMap.grid(queue), Sampling.of(Math.min(MAPPED, table.seeds())), (done, total) -> {})))
                : Optional.empty();
        return SimulationReport.render(traced, table, portraits, map);
    }
}
