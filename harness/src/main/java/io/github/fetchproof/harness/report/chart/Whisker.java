package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Spots.Box;
import io.github.fetchproof.harness.simulation.Metric;
import java.util.Optional;

/** The interval of a mean, as a line with ends; and where it is. A single seed has none. */
final class Whisker {
    private static final double END = 3;

    private Whisker() {}

    static Optional<Box> upright(Plot plot, String kind, double x, Metric metric) {
        if (!hasInterval(metric)) {
            return Optional.empty();
        }
        double low = plot.y(metric.low());
        double high = plot.y(metric.high());
        plot.svg().line(kind, x, low, x, high);
        plot.svg().line(kind, x - END, low, x + END, low);
        plot.svg().line(kind, x - END, high, x + END, high);
        return Optional.of(new Box(x - END, high, 2 * END, low - high));
    }

    static Optional<Box> lying(Plot plot, String kind, double y, Metric metric) {
        if (!hasInterval(metric)) {
            return Optional.empty();
        }
        double low = plot.x(metric.low());
        double high = plot.x(metric.high());
        plot.svg().line(kind, low, y, high, y);
        plot.svg().line(kind, low, y - END, low, y + END);
        plot.svg().line(kind, high, y - END, high, y + END);
        return Optional.of(new Box(low, y - END, high - low, 2 * END));
    }

    private static boolean hasInterval(Metric metric) {
        return Double.isFinite(metric.low()) && Double.isFinite(metric.high());
    }
}
