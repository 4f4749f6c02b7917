package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.Fates;
import io.github.fetchproof.harness.simulation.Portrait;
import java.util.List;
import java.util.Locale;

/**
 * How many of the requests born from the trouble on had succeeded by a time after their birth, of all whose fate is known:
 * a curve ends below one by what was lost. The other strategies behind.
 */
public final class CompletionPicture {
    private static final double FROM = 0.01;
    private static final int STEPS = 120;

    private CompletionPicture() {}

    /** The pictures, of all runs that are to be looked at. */
    public static String draw(List<Portrait> portraits) {
        List<Fates> all = portraits.stream().map(Portrait::fates).toList();
        double most = all.stream()
                .mapToDouble(each -> each.completions().getMaxValue() / 1e6)
                .max()
                .orElse(1);
        Axis across = Axis.decades(FROM, Math.max(most, 10 * FROM));
        return Panels.draw(
                "Share of the requests that had succeeded by a time",
                portraits,
                across,
                new Axis(0, 1, false),
                (plot, own) -> {
                    Fates fates = all.get(own);
                    all.forEach(each -> plot.svg().path("others", curve(plot, each)));
                    plot.svg().path("curve", curve(plot, fates));
                    String top = String.format(Locale.ROOT, "%.1f %%", 100 * fates.successShare());
                    plot.svg().words("end", plot.right(), plot.top() - 6, top);
                },
                "seconds from birth to success");
    }

    private static Path curve(Plot plot, Fates fates) {
        double before = fates.succeededWithin(plot.across().from());
        Path path = new Path().move(plot.left(), plot.y(before));
        for (int step = 1; step <= STEPS; step++) {
            double seconds = plot.across().from()
                    * StrictMath.pow(plot.across().to() / plot.across().from(), (double) step / STEPS);
            double share = fates.succeededWithin(seconds);
            if (share > before) {
                path.line(plot.x(seconds), plot.y(before)).line(plot.x(seconds), plot.y(share));
            }
            before = share;
        }
        return path.line(plot.right(), plot.y(before));
    }
}
