package io.github.fetchproof.harness.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.simulation.Grid.Point;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Samples as JSON lines, one run a line, so that parts of a grid can be run anywhere and joined: {@code {"model",
 * "description", "rows", "seeds", "row", "strategy", "clients", "seed", "metrics": {NAME: VALUE}}}, with {@code "load"}
 * where loads differ. What is infinite ("never") is {@code null}.
 */
public final class SampleLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleLines() {}

    /** The line of a sample, without a line break. */
    public static String line(Grid grid, int seeds, Sample sample) {
        Point point = grid.points().get(sample.row());
        ObjectNode line = JSON.createObjectNode();
        line.put("model", grid.model()).put("description", grid.description());
        line.put("rows", grid.points().size()).put("seeds", seeds).put("row", sample.row());
        line.put("strategy", point.strategy().name()).put("clients", point.clients());
        point.load().ifPresent(load -> line.put("load", load));
        line.put("seed", sample.seed());
        ObjectNode metrics = line.putObject("metrics");
        for (int each = 0; each < sample.values().size(); each++) {
            double value = sample.values().get(each);
            if (Double.isInfinite(value)) {
                metrics.putNull(grid.metrics().get(each));
            } else {
                metrics.put(grid.metrics().get(each), value);
            }
        }
        return line.toString();
    }

    /**
     * The table of all lines, in whatever order they are; the same as if all had been run at once.
     *
     * @throws IllegalArgumentException when a line is none, when they are of different grids, when a run is missing, or
     *     when two lines of the same run differ
     */
    public static SimulationTable table(List<String> lines) {
        Map<Integer, Map<Integer, JsonNode>> rows = new TreeMap<>();
        JsonNode head = JSON.createObjectNode();
        for (String text : lines) {
            JsonNode line = parsed(text);
            head = head.isEmpty() ? line : head;
            checkSameGrid(head, line);
            JsonNode before = rows.computeIfAbsent(line.path("row").asInt(), row -> new TreeMap<>())
                    .put(line.path("seed").asInt(), line);
            if (before != null && !before.equals(line)) {
                throw new IllegalArgumentException(
                        "lines of the same run must be the same: " + before + " and " + line);
            }
        }
        if (head.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one line of samples: none was given");
        }
        return table(head, rows);
    }

    private static SimulationTable table(JsonNode head, Map<Integer, Map<Integer, JsonNode>> rows) {
        int seeds = head.path("seeds").asInt();
        List<Row> table = new ArrayList<>();
        for (int row = 0; row < head.path("rows").asInt(); row++) {
            List<JsonNode> runs = List.copyOf(rows.getOrDefault(row, Map.of()).values());
            if (runs.size() < seeds) {
                throw new IllegalArgumentException("all runs must be there: row " + row + " of "
                        + head.path("rows").asInt() + " has " + runs.size() + " of " + seeds + " seeds");
            }
            table.add(row(runs));
        }
        return new SimulationTable(
                head.path("model").asText(), head.path("description").asText(), seeds, table);
    }

    private static Row row(List<JsonNode> runs) {
        JsonNode first = runs.get(0);
        List<String> names = new ArrayList<>();
        first.path("metrics").fieldNames().forEachRemaining(names::add);
        List<Sample> samples = runs.stream().map(run -> sample(run, names)).toList();
        return new Row(
                first.path("strategy").asText(),
                first.path("clients").asInt(),
                first.has("load") ? OptionalDouble.of(first.path("load").asDouble()) : OptionalDouble.empty(),
                samples.size(),
                Laboratory.metrics(names, samples));
    }

    private static Sample sample(JsonNode run, List<String> names) {
        List<Double> values = names.stream()
                .map(name -> run.path("metrics").path(name))
                .map(value -> value.isNumber() ? value.asDouble() : Double.POSITIVE_INFINITY)
                .toList();
        return new Sample(run.path("row").asInt(), run.path("seed").asInt(), values);
    }

    /**
     * The sample of a line that belongs to such a grid.
     *
     * @throws IllegalArgumentException when it is none, or of another grid
     */
    public static Sample sample(Grid grid, int seeds, String text) {
        JsonNode line = parsed(text);
        Sample sample = sample(line, grid.metrics());
        if (sample.row() >= grid.points().size()
                || sample.seed() > seeds
                || !line(grid, seeds, sample).equals(line.toString())) {
            throw new IllegalArgumentException("a line must be of the grid that is run: " + text);
        }
        return sample;
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            if (line.path("metrics").isObject()) {
                return line;
            }
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("a line must be a sample as JSON: " + text, wrong);
        }
        throw new IllegalArgumentException("a line must be a sample as JSON: " + text);
    }

    private static void checkSameGrid(JsonNode head, JsonNode line) {
        for (String name : List.of("model", "description", "rows", "seeds")) {
            if (!head.path(name).equals(line.path(name))) {
                throw new IllegalArgumentException("lines must be of the same grid: " + name + " is " + head.path(name)
                        + " and " + line.path(name));
            }
        }
    }
}
