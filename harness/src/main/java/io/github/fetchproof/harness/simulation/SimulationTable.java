package io.github.fetchproof.harness.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the laboratory found. Immutable.
 *
 * @param model the model's name
 * @param description the model in words
 * @param seeds every row was run with the seeds 1 to this, or stopped before
 * @param rows in the order they were asked for
 */
public record SimulationTable(String model, String description, int seeds, List<Row> rows) {
    public SimulationTable {
        rows = List.copyOf(rows);
    }

    /**
     * One strategy with one number of clients.
     *
     * @param load where loads differ
     * @param seeds it was run with the seeds 1 to this
     * @param metrics by name, in the order they are shown
     */
    public record Row(String strategy, int clients, OptionalDouble load, int seeds, Map<String, Metric> metrics) {
        public Row {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }

        /** The metric of that name. */
        public Metric metric(String name) {
            Metric metric = metrics.get(name);
            if (metric == null) {
                throw new IllegalArgumentException("a metric must be one of " + metrics.keySet() + ": " + name);
            }
            return metric;
        }
    }
}
