package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    private CurvePicture() {}

    /**
     * The picture.
     *
     * @param rows of at least two numbers of clients, for each the same strategies in the same order, and of one load; their
     *     metrics are finite
     */
    public static String draw(List<Row> rows, Measure measure) {
        List<List<Row>> curves = curves(rows);
        double margin = LEAD
                + 8
                + LETTER
                        * curves.stream()
                                .mapToInt(each -> name(each).length())
                                .max()
                                .orElse(0);
        Svg svg = new Svg(Panels.WIDTH, TOP + HEIGHT + 46, measure.words() + " by the number of clients");
        Axis across = Axis.upTo(rows.stream().mapToInt(Row::clients).max().orElse(1));
        Axis up = measure.axis(rows, farApart(rows, measure));
        Plot plot = new Plot(svg, LEFT, TOP, Panels.WIDTH - LEFT - margin, HEIGHT, across, up);
        plot.axes("clients", measure.words());
        List<End> ends = new ArrayList<>();
        for (List<Row> curve : curves) {
            String colour = "series s" + ends.size() % COLOURS + (ends.size() < COLOURS ? "" : " dashed");
            ends.add(curve(plot, colour, curve, measure));
        }
        name(plot, ends);
        return svg.end();
    }

    /** The rows of each strategy, by clients. What a strategy is called does not matter: two may be called the same. */
    private static List<List<Row>> curves(List<Row> rows) {
        List<List<Row>> curves = new ArrayList<>();
        Map<Integer, Integer> seen = new HashMap<>();
        for (Row row : rows) {
            int place = seen.merge(row.clients(), 1, Integer::sum) - 1;
            if (place == curves.size()) {
                curves.add(new ArrayList<>());
            }
            curves.get(place).add(row);
        }
        curves.forEach(curve -> curve.sort(Comparator.comparingInt(Row::clients)));
        return curves;
    }

    private static String name(List<Row> curve) {
        return Labels.clipped(curve.get(0).strategy());
    }

    /** Whether the strategies are so at any number of clients. */
    private static boolean farApart(List<Row> rows, Measure measure) {
        Map<Integer, DoubleSummaryStatistics> ranges = rows.stream()
                .collect(Collectors.groupingBy(
                        Row::clients,
                        Collectors.summarizingDouble(row -> measure.of(row).mean())));
        return ranges.values().stream().anyMatch(range -> Axis.farApart(range.getMin(), range.getMax()));
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
                name(rows),
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
