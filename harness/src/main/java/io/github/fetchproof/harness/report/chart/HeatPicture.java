package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.ClosedForms;
import io.github.fetchproof.harness.simulation.RecoveryMap;
import java.util.List;

/** The recovery time by load and retries, hatched where there is none, with the line where theory says that it ends. */
public final class HeatPicture {
    private static final double LEFT = 52;
    private static final double TOP = 12;
    private static final double CELL_WIDTH = 70;
    private static final double CELL_HEIGHT = 42;
    private static final int SLICES = 200;
    private static final int HUES = 9;

    private HeatPicture() {}

    /** The picture. */
    public static String draw(RecoveryMap map) {
        List<Double> loads = map.loads();
        double step = loads.get(1) - loads.get(0);
        int most = map.recoveries().size();
        double width = loads.size() * CELL_WIDTH;
        double height = most * CELL_HEIGHT;
        Svg svg = new Svg(LEFT + width + 20, TOP + height + 40, "Recovery time by load and retries");
        Axis across = new Axis(loads.get(0) - step / 2, loads.get(loads.size() - 1) + step / 2, false);
        Plot plot = new Plot(svg, LEFT, TOP, width, height, across, new Axis(-0.5, most - 0.5, false));
        double longest = longest(map);
        for (int retries = 0; retries < most; retries++) {
            double y = plot.y(retries) - CELL_HEIGHT / 2;
            for (int each = 0; each < loads.size(); each++) {
                double seconds = map.recoveries().get(retries).get(each);
                cell(svg, plot.x(loads.get(each)) - CELL_WIDTH / 2, y, seconds, longest);
            }
            svg.words("end", LEFT - 6, plot.y(retries) + 3.5, String.valueOf(retries));
        }
        svg.path("theory", theory(plot, most - 0.5));
        words(plot, map);
        loads.forEach(load -> svg.words("middle", plot.x(load), plot.bottom() + 13, Axis.label(load)));
        svg.words("middle", LEFT + width / 2, plot.bottom() + 30, "load: first attempts over the capacity");
        svg.upright(LEFT - 34, TOP + height / 2, "retries of each request");
        return svg.end();
    }

    private static double longest(RecoveryMap map) {
        return map.recoveries().stream()
                .flatMap(List::stream)
                .filter(seconds -> !Double.isInfinite(seconds))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    private static void cell(Svg svg, double x, double y, double seconds, double longest) {
        boolean never = Double.isInfinite(seconds);
        long hue = never ? 0 : Math.round((HUES - 1) * StrictMath.sqrt(seconds / Math.max(longest, 1)));
        svg.rectangle(never ? "never" : "heat heat" + hue, x, y, CELL_WIDTH, CELL_HEIGHT, "");
        for (double along = 10; never && along < CELL_WIDTH + CELL_HEIGHT; along += 10) {
            double from = Math.min(along, CELL_WIDTH);
            double to = Math.min(along, CELL_HEIGHT);
            svg.line("hatch", x + from, y + along - from, x + along - to, y + to);
        }
    }

    private static void words(Plot plot, RecoveryMap map) {
        for (int retries = 0; retries < map.recoveries().size(); retries++) {
            for (int each = 0; each < map.loads().size(); each++) {
                double seconds = map.recoveries().get(retries).get(each);
                boolean never = Double.isInfinite(seconds);
                plot.svg()
                        .words(
                                never ? "cell over on-never" : "cell over",
                                plot.x(map.loads().get(each)),
                                plot.y(retries) + 4,
                                never ? "never" : Axis.label(seconds) + " s");
            }
        }
    }

    /** {@code capacity / load - 1}, as far as it is in the picture. */
    private static Path theory(Plot plot, double most) {
        Path path = new Path();
        boolean begun = false;
        for (int slice = 0; slice <= SLICES; slice++) {
            double load =
                    plot.across().from() + (plot.across().to() - plot.across().from()) * slice / SLICES;
            double retries = ClosedForms.metastableShare(load, 1);
            if (retries <= most) {
                path = begun ? path.line(plot.x(load), plot.y(retries)) : path.move(plot.x(load), plot.y(retries));
                begun = true;
            }
        }
        return path;
    }
}
