package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.report.SimulationReport;
import io.github.fetchproof.harness.report.chart.Svg.Path;
import io.github.fetchproof.harness.simulation.RunTrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/** What was measured and what a model said of it, second by second, as curves in the same frame. */
public final class AgreementPicture {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 230;
    private static final double ROW = HEIGHT + 70;

    private AgreementPicture() {}

    /**
     * A page that needs no other file.
     *
     * @param title what is compared
     * @param from when the outage begins
     * @param to when it ends
     * @param capacity what the server can do in a second
     */
    public static String page(
            String title, RunTrace measured, RunTrace said, Duration from, Duration to, double capacity)
            throws IOException {
        Svg svg = new Svg(WIDTH, 2 * ROW, title);
        draw(svg, 0, "attempts in each second", measured.attempts(), said.attempts(), from, to, capacity);
        draw(svg, ROW, "successes in each second", measured.successes(), said.successes(), from, to, capacity);
        return "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title><style>"
                + style("report.css") + style("simulation.css") + "</style><main><h1>" + title + "</h1>"
                + "<ul class=\"legend\"><li class=\"successes\">measured</li><li class=\"curve\">the model</li>"
                + "<li class=\"capacity\">what the server can do</li><li class=\"trouble\">outage</li></ul>"
                + "<div class=\"chart\">" + svg.end() + "</div></main></html>\n";
    }

    private static void draw(
            Svg svg,
            double top,
            String words,
            int[] measured,
            int[] said,
            Duration from,
            Duration to,
            double capacity) {
        double most = Math.max(
                capacity,
                Math.max(
                        Arrays.stream(measured).max().orElse(1),
                        Arrays.stream(said).max().orElse(1)));
        Plot plot =
                new Plot(svg, 60, top + 14, WIDTH - 80, HEIGHT, new Axis(0, measured.length, false), Axis.upTo(most));
        plot.shade((double) from.toSeconds(), (double) to.toSeconds());
        plot.axes("seconds of the run", words);
        svg.line("capacity", plot.left(), plot.y(capacity), plot.right(), plot.y(capacity));
        svg.path("successes", curve(plot, measured));
        svg.path("curve", curve(plot, said));
    }

    /** Through the middle of each second. */
    private static Path curve(Plot plot, int[] counts) {
        Path path = new Path().move(plot.x(0.5), plot.y(counts[0]));
        for (int second = 1; second < counts.length; second++) {
            path.line(plot.x(second + 0.5), plot.y(counts[second]));
        }
        return path;
    }

    private static String style(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SimulationReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
