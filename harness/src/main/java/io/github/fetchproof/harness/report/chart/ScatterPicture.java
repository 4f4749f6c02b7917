package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.Portrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Strategies as points: what each costs across, how long its clients wait upwards. Further down and left is better. */
public final class ScatterPicture {
    private static final double WIDTH = Panels.WIDTH;
    private static final double HEIGHT = 420;
    private static final double LETTER = 6.2;
    private static final double DOT = 4.5;

    private ScatterPicture() {}

    /** Attempts for each request against the median time to success of the requests born in the trouble. */
    public static String work(List<Portrait> portraits) {
        List<Spot> spots = new ArrayList<>();
        for (Portrait each : portraits) {
            double work = mean(each, "amplification");
            spots.add(new Spot(each, work, each.troubledSeconds(50), 1, Labels.of(each.row(), portraits)));
        }
        return draw(
                "Work against completion",
                spots,
                "attempts for each request from the trouble on",
                "median seconds to success");
    }

    /**
     * The peak of the load after the trouble against the 99th percentile; the share of successes is written beside. Ringed
     * is what no other strategy beats in all three.
     */
    public static String frontier(List<Portrait> portraits) {
        List<Spot> spots = new ArrayList<>();
        for (Portrait each : portraits) {
            double success = mean(each, "success_share");
            String label = String.format(Locale.ROOT, "%s %.0f %%", Labels.of(each.row(), portraits), 100 * success);
            spots.add(new Spot(each, mean(each, "peak_over_capacity"), each.troubledSeconds(99), success, label));
        }
        return draw(
                "Peak of the load, 99th percentile and successes",
                spots,
                "most attempts in a second after the trouble, over the capacity",
                "99th percentile of seconds to success");
    }

    /** The names of those of whom no success is known, so that they are in neither picture. */
    public static List<String> absent(List<Portrait> portraits) {
        return portraits.stream()
                .filter(each -> Double.isInfinite(each.troubledSeconds(50)))
                .map(each -> Labels.of(each.row(), portraits))
                .toList();
    }

    private static double mean(Portrait portrait, String name) {
        return portrait.row().metric(name).mean();
    }

    /** One strategy. */
    private record Spot(Portrait portrait, double cost, double seconds, double success, String label) {
        boolean isKnown() {
            return !Double.isInfinite(seconds);
        }

        /** At least as good in everything, and better in something. */
        boolean beats(Spot other) {
            return cost <= other.cost
                    && seconds <= other.seconds
                    && success >= other.success
                    && (cost < other.cost || seconds < other.seconds || success > other.success);
        }
    }

    private static String draw(String says, List<Spot> all, String acrossIs, String upIs) {
        List<Spot> spots = all.stream().filter(Spot::isKnown).toList();
        double least = spots.stream().mapToDouble(Spot::seconds).min().orElse(1);
        double most = spots.stream().mapToDouble(Spot::seconds).max().orElse(10);
        double dearest = spots.stream().mapToDouble(Spot::cost).max().orElse(1);
        Svg svg = new Svg(WIDTH, HEIGHT + 60, says);
        Plot plot = new Plot(
                svg, 52, 12, WIDTH - 80, HEIGHT, Axis.upTo(dearest * 1.1), Axis.decades(Math.max(least, 1e-6), most));
        plot.axes(acrossIs, upIs);
        List<Box> taken = new ArrayList<>();
        for (Spot each : spots) {
            taken.add(new Box(plot.x(each.cost()) - DOT, plot.y(each.seconds()) - DOT, 2 * DOT, 2 * DOT));
        }
        for (Spot each : spots) {
            boolean best = spots.stream().noneMatch(other -> other.beats(each));
            svg.circle(best ? "spot best" : "spot", plot.x(each.cost()), plot.y(each.seconds()), DOT, each.label());
            Box box = free(
                    plot,
                    plot.x(each.cost()),
                    plot.y(each.seconds()),
                    each.label().length() * LETTER,
                    taken);
            taken.add(box);
            svg.line(
                    "lead",
                    plot.x(each.cost()),
                    plot.y(each.seconds()),
                    box.nearest(plot.x(each.cost())),
                    box.middle());
            svg.words("start", box.x(), box.y() + 9.5, each.label());
        }
        return svg.end();
    }

    /** Where words are or a dot is. */
    private record Box(double x, double y, double width, double height) {
        boolean meets(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        double nearest(double from) {
            return Math.max(x, Math.min(x + width, from));
        }

        double middle() {
            return y + height / 2;
        }
    }

    /** The place for words nearest to a dot that meets nothing; beside it when there is none. */
    private static Box free(Plot plot, double x, double y, double width, List<Box> taken) {
        Box beside = new Box(x + DOT + 3, y - 6, width, 12);
        for (int step = 0; step < 30; step++) {
            for (int way = -1; way <= 1; way += 2) {
                double middle = y - 6 + way * step * 6.5;
                for (double left : List.of(x + DOT + 3 + step * 1.5, x - DOT - 3 - width - step * 1.5)) {
                    Box box = new Box(left, middle, width, 12);
                    boolean inside = left >= plot.left()
                            && left + width <= plot.right() + 20
                            && middle >= plot.top() - 8
                            && middle + 12 <= plot.bottom();
                    if (inside && taken.stream().noneMatch(box::meets)) {
                        return box;
                    }
                }
            }
        }
        return beside;
    }
}
