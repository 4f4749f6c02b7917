package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Spots.Spot;
import io.github.fetchproof.harness.simulation.Fates;
import io.github.fetchproof.harness.simulation.Portrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Strategies as points: what each costs across, how long its clients wait upwards, and beside it the share of the requests
 * that succeeded, without which a short wait says nothing. Further down and left is better. Costs and shares are of all
 * seeds of the rows, times of the runs that are to be looked at.
 */
public final class ScatterPicture {
    private static final double WIDTH = Panels.WIDTH;
    private static final double HEIGHT = 420;
    private static final String SUCCESS = "success_share";

    private ScatterPicture() {}

    /** Attempts for each request against the mean time to success. */
    public static String work(List<Portrait> portraits) {
        return draw(
                "Work against completion",
                portraits,
                "amplification",
                Fates::meanSeconds,
                "attempts for each request from the trouble on",
                "mean seconds to success");
    }

    /** The peak of the load after the trouble against the 99th percentile of the time to success. */
    public static String frontier(List<Portrait> portraits) {
        return draw(
                "Peak of the load, 99th percentile and successes",
                portraits,
                "peak_over_capacity",
                fates -> fates.seconds(99),
                "most attempts in a second after the trouble, over the capacity",
                "99th percentile of seconds to success");
    }

    /** The names of those of whom no success is known, so that they are in neither picture. */
    public static List<String> absent(List<Portrait> portraits) {
        return portraits.stream()
                .filter(each -> Double.isInfinite(each.fates().meanSeconds()))
                .map(each -> label(each, portraits))
                .toList();
    }

    private static String label(Portrait portrait, List<Portrait> all) {
        return Labels.of(portrait.row(), all.stream().map(Portrait::row).toList());
    }

    private static String draw(
            String says,
            List<Portrait> portraits,
            String metric,
            ToDoubleFunction<Fates> patience,
            String acrossIs,
            String upIs) {
        List<Spot> spots = new ArrayList<>();
        for (Portrait each : portraits) {
            Fates fates = each.fates();
            double cost = each.row().metric(metric).mean();
            double seconds = patience.applyAsDouble(fates);
            double success = each.row().metric(SUCCESS).mean();
            String label = String.format(Locale.ROOT, "%s %.0f %%", label(each, portraits), 100 * success);
            if (!Double.isInfinite(seconds)) {
                spots.add(new Spot(cost, seconds, label, List.of(cost, seconds, -success)));
            }
        }
        double least = spots.stream().mapToDouble(Spot::y).min().orElse(1);
        double most = spots.stream().mapToDouble(Spot::y).max().orElse(10);
        double cheapest = spots.stream().mapToDouble(Spot::x).min().orElse(0);
        double dearest = spots.stream().mapToDouble(Spot::x).max().orElse(1);
        Svg svg = new Svg(WIDTH, HEIGHT + 60, says);
        Plot plot = new Plot(
                svg,
                52,
                12,
                WIDTH - 80,
                HEIGHT,
                Axis.holding(cheapest, dearest, false),
                Axis.holding(least, most, Axis.farApart(least, most)));
        plot.axes(acrossIs, upIs);
        Spots.draw(plot, spots, List.of());
        return svg.end();
    }
}
