package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A table as plain text: a few lines of header under 100 columns wide, then one aligned line for each row, as wide as its
 * cells are.
 */
public final class SimulationText {
    private static final int WIDEST = 99;
    private static final int FEWEST_DIGITS = 2;
    private static final int MOST_DIGITS = 9;
    private static final String GAP = "  ";

    private SimulationText() {}

    /**
     * The text. Cells are the mean and half its 95 % interval; "never" where half the runs or more never got there, the
     * median with a tilde where some did not. A number of clients that is the same everywhere moves to the header.
     */
    public static String render(SimulationTable table) {
        StringBuilder text = new StringBuilder();
        wrapped(table.description(), text);
        wrapped(legend(table), text);
        text.append('\n');
        body(table, text);
        return text.toString();
    }

    private static String legend(SimulationTable table) {
        String clients = sameClients(table) ? table.rows().get(0).clients() + " clients, " : "";
        return "Model " + table.model() + ", " + clients + seeds(table) + ": mean +- half of the 95 % interval.";
    }

    /** Which seeds the rows were run with: "seeds 1 to 20", with "at most" before the number when some stopped earlier. */
    public static String seeds(SimulationTable table) {
        boolean stopped = table.rows().stream().anyMatch(row -> row.seeds() < table.seeds());
        return "seeds 1 to " + (stopped ? "at most " : "") + table.seeds();
    }

    /** A row's load, empty where it has none: two digits after the point, or as many more as tell all the loads apart. */
    public static String load(Row row, List<Row> all) {
        if (row.load().isEmpty()) {
            return "";
        }
        double[] loads = all.stream()
                .flatMapToDouble(each -> each.load().stream())
                .distinct()
                .toArray();
        int digits = FEWEST_DIGITS;
        while (digits < MOST_DIGITS && !differ(loads, digits)) {
            digits++;
        }
        return fixed(row.load().getAsDouble(), digits);
    }

    private static boolean differ(double[] numbers, int digits) {
        return Arrays.stream(numbers)
                        .mapToObj(each -> fixed(each, digits))
                        .distinct()
                        .count()
                == numbers.length;
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static boolean sameClients(SimulationTable table) {
        return table.rows().stream().map(Row::clients).distinct().count() == 1;
    }

    private static void body(SimulationTable table, StringBuilder text) {
        List<List<String>> lines = new ArrayList<>(headers(table));
        table.rows().forEach(row -> lines.add(cells(row, table.rows())));
        if (table.rows().stream().noneMatch(row -> row.load().isPresent())) {
            lines.forEach(line -> line.remove(2));
        }
        if (sameClients(table)) {
            lines.forEach(line -> line.remove(1));
        }
        int[] widths = widths(lines);
        lines.forEach(line -> text.append(aligned(line, widths)).append('\n'));
    }

    /** The names of the columns, one word below the other, ending on the same line. */
    private static List<List<String>> headers(SimulationTable table) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(List.of("strategy"));
        columns.add(List.of("clients"));
        columns.add(List.of("load"));
        if (!table.rows().isEmpty()) {
            table.rows().get(0).metrics().keySet().forEach(name -> columns.add(words(name)));
        }
        int height = columns.stream().mapToInt(List::size).max().orElseThrow();
        List<List<String>> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            List<String> cells = new ArrayList<>();
            for (List<String> words : columns) {
                int word = line - height + words.size();
                cells.add(word < 0 ? "" : words.get(word));
            }
            lines.add(cells);
        }
        return lines;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Collections.addAll(words, name.split("_", -1));
        return words;
    }

    private static List<String> cells(Row row, List<Row> all) {
        List<String> cells = new ArrayList<>();
        cells.add(row.strategy());
        cells.add(Integer.toString(row.clients()));
        cells.add(load(row, all));
        row.metrics().values().forEach(metric -> cells.add(cell(metric, true)));
        return cells;
    }

    /**
     * A metric as a cell of the table.
     *
     * @param interval whether half of its interval is told, where it has one
     */
    public static String cell(Metric metric, boolean interval) {
        if (Double.isInfinite(metric.p50())) {
            return "never";
        }
        if (Double.isInfinite(metric.mean())) {
            return "~" + number(metric.p50());
        }
        double half = (metric.high() - metric.low()) / 2;
        return number(metric.mean()) + (!interval || Double.isInfinite(half) ? "" : " +-" + number(half));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 20 ? "%.1f" : "%.2f", value);
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        return widths;
    }

    /** The first column to the left, numbers to the right. */
    private static String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(cells.get(0))
                .append(" ".repeat(widths[0] - cells.get(0).length()));
        for (int column = 1; column < widths.length; column++) {
            line.append(GAP)
                    .append(" ".repeat(widths[column] - cells.get(column).length()))
                    .append(cells.get(column));
        }
        return line.toString().stripTrailing();
    }

    private static void wrapped(String sentence, StringBuilder text) {
        int column = 0;
        for (String word : sentence.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDEST) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "" : " ").append(word);
            column += (column == 0 ? 0 : 1) + word.length();
        }
        text.append('\n');
    }
}
