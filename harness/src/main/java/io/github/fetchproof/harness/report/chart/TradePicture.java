package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Spots.Box;
import io.github.fetchproof.harness.report.chart.Spots.Spot;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.List;

/** What strategies give for what they cost: two metrics of a table against each other, with the 95 % intervals of the means. */
public final class TradePicture {
    private static final double LEFT = 60;
    private static final double TOP = 12;
    private static final double HEIGHT = 380;

    private TradePicture() {}

    /**
     * The picture.
     *
     * @param rows whose metrics are finite
     */
    public static String draw(List<Row> rows, Measure across, Measure up) {
        Svg svg = new Svg(Panels.WIDTH, TOP + HEIGHT + 46, up.words() + " against " + across.words());
        Plot plot = new Plot(svg, LEFT, TOP, Panels.WIDTH - LEFT - 28, HEIGHT, axis(rows, across), axis(rows, up));
        plot.axes(across.words(), up.words());
        List<Spot> spots = new ArrayList<>();
        List<Box> lines = new ArrayList<>();
        for (Row row : rows) {
            double x = across.of(row).mean();
            double y = up.of(row).mean();
            Whisker.lying(plot, "whisker", plot.y(y), across.of(row)).ifPresent(lines::add);
            Whisker.upright(plot, "whisker", plot.x(x), up.of(row)).ifPresent(lines::add);
            spots.add(new Spot(x, y, Labels.of(row, rows), List.of(across.penalty(row), up.penalty(row))));
        }
        Spots.draw(plot, spots, lines);
        return svg.end();
    }

    private static Axis axis(List<Row> rows, Measure measure) {
        double least =
                rows.stream().mapToDouble(row -> measure.of(row).mean()).min().orElse(1);
        double most =
                rows.stream().mapToDouble(row -> measure.of(row).mean()).max().orElse(1);
        return measure.axis(rows, Axis.farApart(least, most));
    }
}
