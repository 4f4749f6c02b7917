package io.github.fetchproof.benchmarks.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures as plain text. */
final class Table {
    private static final String NOTHING = "-";

    private Table() {}

    /** @param hasOriginal whether there was an original to compare with */
    static List<String> lines(Figures figures, boolean hasOriginal) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Each figure: median (best) of the rounds. ratio: embedded over original, the median of the rounds' own;");
        lines.add("bests: the best of embedded over the best of original.");
        lines.add("");
        lines.addAll(section("RATES: above 1 ours is better", Measure.Better.MORE, figures, hasOriginal));
        lines.add("");
        lines.addAll(section("COSTS: below 1 ours is better", Measure.Better.LESS, figures, hasOriginal));
        return lines;
    }

    private static List<String> section(String title, Measure.Better better, Figures figures, boolean hasOriginal) {
        List<String> lines = new ArrayList<>();
        lines.add(line(title, "unit", "direct", "embedded", "original", "ratio", "bests", "goal"));
        for (Measure measure : Measure.all(better)) {
            lines.add(line(
                    measure.label(),
                    measure.unit(),
                    figure(figures, measure, Road.DIRECT),
                    figure(figures, measure, Road.EMBEDDED),
                    hasOriginal ? figure(figures, measure, Road.ORIGINAL) : "not here",
                    ratio(figures.ratio(measure)),
                    ratio(figures.ratioOfBests(measure)),
                    goal(measure, figures.ratio(measure))));
        }
        return lines;
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-32s %-5s %17s %17s %17s %7s %7s  %s", (Object[]) cells)
                .stripTrailing();
    }

    private static String figure(Figures figures, Measure measure, Road road) {
        OptionalDouble median = figures.median(measure, road);
        OptionalDouble best = figures.best(measure, road);
        return median.isPresent() && best.isPresent()
                ? number(median.getAsDouble()) + " (" + number(best.getAsDouble()) + ")"
                : NOTHING;
    }

    /** Three digits or more, whatever the size. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : NOTHING;
    }

    private static String goal(Measure measure, OptionalDouble ratio) {
        String goal = (measure.better() == Measure.Better.MORE ? ">= " : "<= ") + measure.goal();
        return ratio.isPresent() && !measure.met(ratio.getAsDouble()) ? goal + " missed" : goal;
    }
}
