package io.github.fetchproof.harness.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Named points in a frame. Ringed is what no other is better than in all that counts. */
final class Spots {
    private static final double LETTER = 6.2;
    private static final double DOT = 4.5;

    private Spots() {}

    /**
     * One of them.
     *
     * @param costs all that counts, the less the better; as many for each
     */
    record Spot(double x, double y, String label, List<Double> costs) {
        /** At least as good in everything, and better in something. */
        boolean beats(Spot other) {
            boolean better = false;
            for (int each = 0; each < costs.size(); each++) {
                if (costs.get(each) > other.costs.get(each)) {
                    return false;
                }
                better |= costs.get(each) < other.costs.get(each);
            }
            return better;
        }
    }

    /**
     * Draws them.
     *
     * @param lines what their names should not be written upon
     */
    static void draw(Plot plot, List<Spot> spots, List<Box> lines) {
        List<Box> taken = new ArrayList<>(lines);
        for (Spot each : spots) {
            taken.add(new Box(plot.x(each.x()) - DOT, plot.y(each.y()) - DOT, 2 * DOT, 2 * DOT));
        }
        for (Spot each : spots) {
            double x = plot.x(each.x());
            double y = plot.y(each.y());
            boolean best = spots.stream().noneMatch(other -> other.beats(each));
            plot.svg().circle(best ? "spot best" : "spot", x, y, DOT, each.label());
            Box box = free(plot, x, y, each.label().length() * LETTER, taken);
            taken.add(box);
            plot.svg().line("lead", x, y, box.nearest(x), box.middle());
            plot.svg().words("start", box.x(), box.y() + 9.5, each.label());
        }
    }

    /** Where words, a dot or a line is. */
    record Box(double x, double y, double width, double height) {
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
