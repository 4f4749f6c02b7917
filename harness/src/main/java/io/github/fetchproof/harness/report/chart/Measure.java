package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.Metric;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.List;

/**
 * A metric as an axis shows it.
 *
 * @param metric its name in the table
 * @param words what the numbers are
 * @param isShare of something, at most 1, and the more the better; otherwise the less the better
 */
public record Measure(String metric, String words, boolean isShare) {
    /** On a logarithmic axis, which would have no end, an interval is followed so far below its mean: a decade. */
    private static final double MOST_BELOW = 10;

    /** What strategies should keep low. */
    public static Measure cost(String metric, String words) {
        return new Measure(metric, words, false);
    }

    /** What they should bring near 1. */
    public static Measure share(String metric, String words) {
        return new Measure(metric, words, true);
    }

    Metric of(Row row) {
        return row.metric(metric);
    }

    /** The less the better. */
    double penalty(Row row) {
        return isShare ? -of(row).mean() : of(row).mean();
    }

    /**
     * An axis that holds the means and their intervals.
     *
     * @param farApart whether it should be logarithmic, which it can only be when every mean is above zero
     */
    Axis axis(List<Row> rows, boolean farApart) {
        boolean decades = farApart && rows.stream().allMatch(row -> of(row).mean() > 0);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Row row : rows) {
            Metric each = of(row);
            boolean known = Double.isFinite(each.low()) && Double.isFinite(each.high());
            double low = known ? each.low() : each.mean();
            least = Math.min(least, decades ? Math.max(low, each.mean() / MOST_BELOW) : low);
            most = Math.max(most, known ? each.high() : each.mean());
        }
        return Axis.holding(least, isShare ? Math.min(1, most) : most, decades);
    }
}
