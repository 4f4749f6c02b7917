package io.github.fetchproof.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a result of JMH and prints each of ours over each peer of the same benchmark and parameters, or alone. Times are the best
 * iterations: on a busy machine the mean tells more of the neighbours. Then says which {@link Goals} were met.
 */
public final class Ratios {
    private static final String OURS = "ours";
    private static final String FORMAT = "%-20s %-7s %-24s %9s %7s   %-20s %9s %7s %7s";

    private Ratios() {}

    /**
     * One measurement.
     *
     * @param group the benchmark class
     * @param subject the method
     * @param parameter empty when there is none
     * @param nanos of an operation, or of one of the {@code parts} that it counts, in the best iteration
     * @param bytes allocated by the same; negative when it was not measured
     */
    record Measurement(String group, String subject, String parameter, double nanos, double bytes) {
        boolean isOurs() {
            return subject.startsWith(OURS);
        }

        boolean isPeerOf(Measurement other) {
            return isOurs() != other.isOurs()
                    && !subject.equals("plain")
                    && group.equals(other.group)
                    && parameter.equals(other.parameter);
        }
    }

    /**
     * Prints the ratios.
     *
     * @param args the path of JMH's JSON result
     * @throws IOException when it cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("there must be one argument, JMH's result: " + List.of(args));
        }
        print(Path.of(args[0]));
    }

    static void print(Path result) throws IOException {
        List<Measurement> measurements = measurements(new ObjectMapper().readTree(result.toFile()));
        lines(measurements).forEach(System.out::println);
        System.out.println();
        Goals.lines(measurements).forEach(System.out::println);
    }

    static List<Measurement> measurements(JsonNode result) {
        List<Measurement> all = new ArrayList<>();
        for (JsonNode each : result) {
            String name = each.path("benchmark").asText();
            int method = name.lastIndexOf('.');
            String group = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
            StringBuilder parameter = new StringBuilder();
            each.path("params").forEach(value -> parameter.append(value.asText()));
            all.add(new Measurement(
                    group.replace("Benchmark", ""),
                    name.substring(method + 1),
                    parameter.toString(),
                    best(part(each)),
                    bytes(each)));
        }
        return all;
    }

    /** The times of a part where an operation counts its parts, else of the operation. */
    private static JsonNode part(JsonNode benchmark) {
        JsonNode parts = benchmark.path("secondaryMetrics").path("parts");
        return parts.isMissingNode() ? benchmark.path("primaryMetric") : parts;
    }

    private static double best(JsonNode metric) {
        double best = Double.POSITIVE_INFINITY;
        for (JsonNode fork : metric.path("rawData")) {
            for (JsonNode iteration : fork) {
                best = Math.min(best, iteration.asDouble());
            }
        }
        return best;
    }

    /** JMH tells them of an operation; a part has its share. */
    private static double bytes(JsonNode benchmark) {
        JsonNode bytes =
                benchmark.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
        double share = part(benchmark).path("score").asDouble(1)
                / benchmark.path("primaryMetric").path("score").asDouble(1);
        return bytes.isMissingNode() ? -1 : bytes.asDouble() * share;
    }

    static List<String> lines(List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, FORMAT, "benchmark", "param", "ours", "ns/op", "B/op", "peer", "ns/op", "B/op", "ratio"));
        for (Measurement ours :
                measurements.stream().filter(Measurement::isOurs).toList()) {
            List<Measurement> peers =
                    measurements.stream().filter(each -> each.isPeerOf(ours)).toList();
            if (peers.isEmpty()) {
                lines.add(line(ours, "", "", "", "").stripTrailing());
            }
            for (Measurement peer : peers) {
                String ratio = String.format(Locale.ROOT, "%.3f", ours.nanos() / peer.nanos());
                lines.add(line(ours, peer.subject(), nanos(peer), bytes(peer), ratio));
            }
        }
        return lines;
    }

    private static String line(Measurement ours, String peer, String nanos, String bytes, String ratio) {
        return String.format(
                Locale.ROOT,
                FORMAT,
                ours.group(),
                ours.parameter(),
                ours.subject(),
                nanos(ours),
                bytes(ours),
                peer,
                nanos,
                bytes,
                ratio);
    }

    private static String nanos(Measurement measurement) {
        return String.format(Locale.ROOT, "%.1f", measurement.nanos());
    }

    private static String bytes(Measurement measurement) {
        return measurement.bytes() < 0 ? "-" : String.format(Locale.ROOT, "%.0f", measurement.bytes());
    }
}
