package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs an experiment for each strategy, number of clients and seed, and sums up. Stateless. */
public final class Laboratory {
    /** Seeds of a table when nobody says otherwise: enough for narrow intervals, and a table well under a minute. */
    public static final int DEFAULT_SEEDS = 20;

    private Laboratory() {}

    /** Is told of each finished run. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A run is finished.
         *
         * @param done runs finished so far
         * @param total runs there will be
         */
        void finished(int done, int total);
    }

    /** The table of all of a model's strategies at their defaults. */
    public static SimulationTable table(Experiment experiment, Progress progress) {
        return table(experiment, experiment.strategies(), experiment.defaultClients(), DEFAULT_SEEDS, progress);
    }

    /**
     * A table.
     *
     * @param strategies names the experiment knows
     * @param clients numbers of clients, each 1 or more
     * @param seeds runs the seeds 1 to this, 1 or more
     * @throws IllegalArgumentException when one of these is wrong, before the first run
     */
    public static SimulationTable table(
            Experiment experiment, List<String> strategies, List<Integer> clients, int seeds, Progress progress) {
        check(experiment, strategies, clients, seeds);
        List<Row> rows = new ArrayList<>();
        int total = strategies.size() * clients.size() * seeds;
        for (int number : clients) {
            for (String strategy : strategies) {
                int before = rows.size() * seeds;
                rows.add(row(experiment, strategy, number, seeds, done -> progress.finished(before + done, total)));
            }
        }
        return new SimulationTable(experiment.model(), experiment.description(), seeds, rows);
    }

    private static void check(Experiment experiment, List<String> strategies, List<Integer> clients, int seeds) {
        for (String strategy : strategies) {
            if (!experiment.strategies().contains(strategy)) {
                throw new IllegalArgumentException(
                        "a strategy must be one of " + String.join(", ", experiment.strategies()) + ": " + strategy);
            }
        }
        for (int number : clients) {
            if (number < 1) {
                throw new IllegalArgumentException("there must be at least one client: " + number);
            }
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("there must be at least one seed: " + seeds);
        }
    }

    private interface RunCount {
        void finished(int done);
    }

    private static Row row(Experiment experiment, String strategy, int clients, int seeds, RunCount progress) {
        List<String> names = experiment.metrics();
        double[][] samples = new double[names.size()][seeds];
        for (int seed = 1; seed <= seeds; seed++) {
            double[] run = experiment.run(strategy, clients, seed);
            for (int name = 0; name < names.size(); name++) {
                samples[name][seed - 1] = run[name];
            }
            progress.finished(seed);
        }
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (int name = 0; name < names.size(); name++) {
            metrics.put(names.get(name), Metric.of(samples[name]));
        }
        return new Row(strategy, clients, metrics);
    }
}
