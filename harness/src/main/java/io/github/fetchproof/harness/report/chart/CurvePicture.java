package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A metric against the number of clients: a curve for each strategy, with the 95 % intervals of its means. */
public final class CurvePicture {
    private static final double LEFT = 60;
    private static final double TOP = 12;
    private static final double HEIGHT = 380;
    private static final double LETTER = 7.4;
    private static final double LINE = 13;
    private static final double LEAD = 22;
    /** Curves beyond these are dashed, in the same colours. */
    private static final int COLOURS = 6;
    /** Strategies so many times apart, at one number of clients, need a logarithmic axis. */
    private static final double FAR = 8;

    private CurvePicture() {}

    /**
     * The picture.
     *
     * @param rows of at least two numbers of clients and of one load; their metrics are finite
     */
    public static String draw(List<Row> rows, Measure measure) {
        Map<String, List<Row>> curves = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparingInt(Row::clients))
                .forEach(row -> curves.computeIfAbsent(Labels.clipped(row.strategy()), name -> new ArrayList<>())
                        .add(row));
        double margin = LEAD
                + 8
                + LETTER
                        * curves.keySet().stream()
                                .mapToInt(String::length)
                                .max()
                                .orElse(0);
        Svg svg = new Svg(Panels.WIDTH, TOP + HEIGHT + 46, measure.words() + " by the number of clients");
        Axis across = Axis.upTo(rows.stream().mapToInt(Row::clients).max().orElse(1));
        Axis up = measure.axis(rows, furthest(rows, measure) >= FAR);
        Plot plot = new Plot(svg, LEFT, TOP, Panels.WIDTH - LEFT - margin, HEIGHT, across, up);
        plot.axes("clients", measure.words());
        List<End> ends = new ArrayList<>();
        for (List<Row> curve : curves.values()) {
            String colour = "series s" + ends.size() % COLOURS + (ends.size() < COLOURS ? "" : " dashed");
            ends.add(curve(plot, colour, curve, measure));
        }
        name(plot, ends);
        return svg.end();
    }

    /** The most that the strategies are apart, as a ratio, at one number of clients. */
    private static double furthest(List<Row> rows, Measure measure) {
        Map<Integer, double[]> ranges = new LinkedHashMap<>();
        for (Row row : rows) {
            double mean = measure.of(row).mean();
            double[] range = ranges.computeIfAbsent(row.clients(), clients -> new double[] {mean, mean});
            range[0] = Math.min(range[0], mean);
            range[1] = Math.max(range[1], mean);
        }
        return ranges.values().stream()
                .mapToDouble(range -> range[0] > 0 ? range[1] / range[0] : 1)
                .max()
                .orElse(1);
    }

    private static End curve(Plot plot, String colour, List<Row> rows, Measure measure) {
        Path path = new Path();
        for (int each = 0; each < rows.size(); each++) {
            Row row = rows.get(each);
            double x = plot.x(row.clients());
            double y = plot.y(measure.of(row).mean());
            path = each == 0 ? path.move(x, y) : path.line(x, y);
            Whisker.upright(plot, "whisker " + colour, x, measure.of(row));
            plot.svg().circle("dot " + colour, x, y, 2.5, words(row, measure));
        }
        plot.svg().path(colour, path);
        Row last = rows.get(rows.size() - 1);
        return new End(
                Labels.clipped(last.strategy()),
                colour,
                plot.x(last.clients()),
                plot.y(measure.of(last).mean()));
    }

    private static String words(Row row, Measure measure) {
        return Labels.clipped(row.strategy()) + ", " + row.clients() + " clients: "
                + Axis.label(measure.of(row).mean());
    }

    /** Where a curve ends. */
    private record End(String name, String colour, double x, double y) {}

    /** The names beside the ends, one above the other. */
    private static void name(Plot plot, List<End> ends) {
        List<End> down =
                ends.stream().sorted(Comparator.comparingDouble(End::y)).toList();
        double[] places = new double[down.size()];
        double free = plot.top() + 4;
        for (int each = 0; each < places.length; each++) {
            places[each] = Math.max(free, down.get(each).y());
            free = places[each] + LINE;
        }
        double most = plot.bottom();
        for (int each = places.length - 1; each >= 0; each--) {
            places[each] = Math.min(most, places[each]);
            most = places[each] - LINE;
        }
        for (int each = 0; each < places.length; each++) {
            End end = down.get(each);
            plot.svg().line("lead", end.x() + 4, end.y(), plot.right() + LEAD, places[each]);
            plot.svg().words("name " + end.colour(), plot.right() + LEAD + 4, places[each] + 4, end.name());
        }
    }
}
