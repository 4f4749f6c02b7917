package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.simulation.Grid.Point;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs a grid, each of its rows with several seeds, and sums up. Every run is a task of its own, in one thread; what comes
 * out depends on neither their number nor their order.
 */
public final class Laboratory {
    private final Executor executor;

    /**
     * A laboratory.
     *
     * @param executor runs the simulations; {@code Runnable::run} does them one after the other
     */
    public Laboratory(Executor executor) {
        this.executor = executor;
    }

    /** Is told of each finished run. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A run is finished.
         *
         * @param done runs finished so far
         * @param total runs there will be, at most
         */
        void finished(int done, int total);
    }

    /** The table of a grid. */
    public SimulationTable table(Grid grid, Sampling sampling, Progress progress) {
        int rows = grid.points().size();
        List<List<Sample>> samples = new ArrayList<>();
        grid.points().forEach(point -> samples.add(new ArrayList<>()));
        List<Integer> open = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            open.add(row);
        }
        int round = sampling.until() > 0 ? Sampling.ROUND : sampling.seeds();
        int done = 0;
        for (int first = 1; first <= sampling.seeds() && !open.isEmpty(); first += round) {
            int last = Math.min(sampling.seeds(), first + round - 1);
            List<Supplier<Sample>> runs = started(grid, open, first, last);
            for (Supplier<Sample> run : runs) {
                Sample sample = run.get();
                samples.get(sample.row()).add(sample);
                done++;
                progress.finished(done, rows * sampling.seeds());
            }
            open.removeIf(row -> narrow(grid.metrics().size(), samples.get(row), sampling.until()));
        }
        return table(grid, sampling.seeds(), samples);
    }

    private List<Supplier<Sample>> started(Grid grid, List<Integer> rows, int firstSeed, int lastSeed) {
        List<Supplier<Sample>> runs = new ArrayList<>();
        for (int row : rows) {
            for (int seed = firstSeed; seed <= lastSeed; seed++) {
                runs.add(started(grid.points().get(row), row, seed));
            }
        }
        return runs;
    }

    private Supplier<Sample> started(Point point, int row, int seed) {
        CompletableFuture<Sample> run = CompletableFuture.supplyAsync(() -> sample(point, row, seed), executor);
        return () -> {
            try {
                return run.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException own) {
                    throw own;
                }
                throw failed;
            }
        };
    }

    private static Sample sample(Point point, int row, int seed) {
        double[] values = point.experiment().run(point.strategy(), point.clients(), seed);
        return new Sample(row, seed, Arrays.stream(values).boxed().toList());
    }

    /**
     * Runs a part of a grid and hands over each sample, row by row and seed by seed.
     *
     * @param seeds the seeds 1 to this
     * @param wanted which samples, told by row and seed; their values are not known yet
     * @param samples takes them, in this thread
     */
    public void samples(Grid grid, int seeds, Predicate<Sample> wanted, Consumer<Sample> samples, Progress progress) {
        List<Supplier<Sample>> runs = new ArrayList<>();
        for (int row = 0; row < grid.points().size(); row++) {
            for (int seed = 1; seed <= seeds; seed++) {
                if (wanted.test(new Sample(row, seed, List.of()))) {
                    runs.add(started(grid.points().get(row), row, seed));
                }
            }
        }
        for (int done = 0; done < runs.size(); done++) {
            samples.accept(runs.get(done).get());
            progress.finished(done + 1, runs.size());
        }
    }

    /**
     * Runs every row again, to be looked at.
     *
     * @param rows those of the grid's table, whose experiments must all be {@link TracedExperiment}s
     * @param seeds the seeds 1 to this
     */
    public List<Portrait> portraits(Grid grid, List<Row> rows, int seeds) {
        List<List<CompletableFuture<RunTrace>>> runs = new ArrayList<>();
        for (Point point : grid.points()) {
            TracedExperiment experiment = (TracedExperiment) point.experiment();
            runs.add(IntStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> CompletableFuture.supplyAsync(
                            () -> experiment.trace(point.strategy(), point.clients(), seed), executor))
                    .toList());
        }
        List<Portrait> portraits = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            portraits.add(new Portrait(
                    rows.get(row),
                    runs.get(row).stream().map(CompletableFuture::join).toList()));
        }
        return portraits;
    }

    private static boolean narrow(int metrics, List<Sample> samples, double until) {
        for (int metric = 0; metric < metrics; metric++) {
            if (!summed(samples, metric).isWithin(until)) {
                return false;
            }
        }
        return true;
    }

    private static SimulationTable table(Grid grid, int seeds, List<List<Sample>> samples) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < samples.size(); row++) {
            Point point = grid.points().get(row);
            rows.add(new Row(
                    point.strategy().name(),
                    point.clients(),
                    point.load(),
                    samples.get(row).size(),
                    metrics(grid.metrics(), samples.get(row))));
        }
        return new SimulationTable(grid.model(), grid.description(), seeds, rows);
    }

    /** The metrics of a row, by name. */
    static Map<String, Metric> metrics(List<String> names, List<Sample> samples) {
        return names.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> summed(samples, names.indexOf(name)),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Metric summed(List<Sample> samples, int metric) {
        return Metric.of(samples.stream()
                .mapToDouble(sample -> sample.values().get(metric))
                .toArray());
    }
}
