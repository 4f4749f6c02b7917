package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.Portrait;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How many of the requests born in the trouble that succeeded had done so after a time; the other strategies behind. */
public final class CompletionPicture {
    private static final double FROM = 0.01;
    private static final int STEPS = 120;

    private CompletionPicture() {}

    /** The pictures, of all runs that are to be looked at. */
    public static String draw(List<Portrait> portraits) {
        List<Histogram> all =
                portraits.stream().map(Portrait::troubledCompletions).toList();
        double most =
                all.stream().mapToDouble(each -> each.getMaxValue() / 1e6).max().orElse(1);
        Axis across = Axis.decades(FROM, Math.max(most, 10 * FROM));
        return Panels.draw(
                "Share of the successes by the time they took",
                portraits,
                across,
                new Axis(0, 1, false),
                (plot, portrait) -> {
                    all.forEach(each -> plot.svg().path("others", curve(plot, each)));
                    plot.svg().path("curve", curve(plot, portrait.troubledCompletions()));
                },
                "seconds from the first attempt to success");
    }

    private static Path curve(Plot plot, Histogram micros) {
        Path path = new Path().move(plot.left(), plot.bottom());
        double before = 0;
        for (int step = 1; step <= STEPS && micros.getTotalCount() > 0; step++) {
            double seconds = plot.across().from()
                    * StrictMath.pow(plot.across().to() / plot.across().from(), (double) step / STEPS);
            double share = micros.getPercentileAtOrBelowValue((long) (seconds * 1e6)) / 100;
            if (share > before) {
                path.line(plot.x(seconds), plot.y(before)).line(plot.x(seconds), plot.y(share));
            }
            before = share;
        }
        return path.line(plot.right(), plot.y(before));
    }
}
