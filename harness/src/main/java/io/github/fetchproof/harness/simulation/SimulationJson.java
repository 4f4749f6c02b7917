package io.github.fetchproof.harness.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;

/**
 * A table as JSON: {@code {"model", "seeds", "rows": [{"strategy", "clients", "metrics": {NAME: {"mean", "low", "high",
 * "p50", "p99"}}}]}}; a row has its own {@code "load"} where loads differ, and {@code "seeds"} where it stopped before the
 * others. What is infinite ("never", or the interval of a single seed) is {@code null}.
 */
public final class SimulationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SimulationJson() {}

    /** The text, indented, ending with a line break. */
    public static String render(SimulationTable table) {
        ObjectNode root = NODES.objectNode();
        root.put("model", table.model()).put("seeds", table.seeds());
        var rows = root.putArray("rows");
        table.rows().forEach(row -> rows.add(row(row, table.seeds())));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode row(Row row, int seeds) {
        ObjectNode node = NODES.objectNode();
        node.put("strategy", row.strategy()).put("clients", row.clients());
        row.load().ifPresent(load -> node.put("load", load));
        if (row.seeds() != seeds) {
            node.put("seeds", row.seeds());
        }
        ObjectNode metrics = node.putObject("metrics");
        row.metrics().forEach((name, metric) -> metrics.set(name, metric(metric)));
        return node;
    }

    private static ObjectNode metric(Metric metric) {
        ObjectNode node = NODES.objectNode();
        put(node, "mean", metric.mean());
        put(node, "low", metric.low());
        put(node, "high", metric.high());
        put(node, "p50", metric.p50());
        put(node, "p99", metric.p99());
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isInfinite(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
