package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.RunTrace;
import io.github.fetchproof.harness.simulation.TracedExperiment;
import java.util.List;

/** Attempts in each second, retries upon first attempts, and successes; one small picture for each strategy. */
public final class RatePicture {
    /** Beyond so many times the capacity a peak is cut and its number written, so that the rest can be seen. */
    private static final double MOST_CAPACITIES = 4;
    /** But not below so many times the most first attempts, which may be far beyond the capacity where a cache answers. */
    private static final double MOST_FIRST = 2;

    private RatePicture() {}

    /** The pictures, of the runs of seed 1. */
    public static String draw(TracedExperiment experiment, List<Portrait> portraits) {
        int most = portraits.stream()
                .mapToInt(each -> most(each.first().attempts()))
                .max()
                .orElse(0);
        int mostFirst = portraits.stream()
                .mapToInt(each -> most(each.first().firstAttempts()))
                .max()
                .orElse(0);
        double cut = Math.max(MOST_CAPACITIES * experiment.capacity(), MOST_FIRST * mostFirst);
        int seconds = portraits.get(0).first().attempts().length;
        return Panels.draw(
                "Attempts and successes in each second",
                portraits,
                new Axis(0, seconds, false),
                Axis.upTo(Math.max(experiment.capacity(), Math.min(most, cut))),
                (plot, each) -> panel(plot, experiment, portraits.get(each).first()),
                "seconds of the run");
    }

    private static int most(int[] counts) {
        int most = 0;
        for (int each : counts) {
            most = Math.max(most, each);
        }
        return most;
    }

    private static void panel(Plot plot, TracedExperiment experiment, RunTrace run) {
        plot.shade((double) experiment.outageStart().toSeconds(), (double)
                experiment.outageEnd().toSeconds());
        plot.svg().path("retries", area(plot, run.attempts()));
        plot.svg().path("first-tries", area(plot, run.firstAttempts()));
        plot.svg().path("successes", steps(plot, run.successes()));
        int most = most(run.attempts());
        if (most > plot.up().to()) {
            plot.svg().words("end", plot.right(), plot.top() + 10, "up to " + most);
        }
        double capacity = plot.y(experiment.capacity());
        plot.svg().line("capacity", plot.left(), capacity, plot.right(), capacity);
    }

    private static Path area(Plot plot, int[] counts) {
        Path path = new Path().move(plot.x(0), plot.y(0));
        follow(path, plot, counts);
        return path.line(plot.x(counts.length), plot.y(0)).close();
    }

    private static Path steps(Plot plot, int[] counts) {
        Path path = new Path().move(plot.x(0), plot.y(counts[0]));
        follow(path, plot, counts);
        return path;
    }

    private static void follow(Path path, Plot plot, int[] counts) {
        for (int second = 0; second < counts.length; second++) {
            path.line(plot.x(second), plot.y(counts[second])).line(plot.x(second + 1), plot.y(counts[second]));
        }
    }
}
