package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.CapShares;
import java.util.List;
import java.util.Locale;

/** The share of waits that are exactly the cap, by backoff and number of the retry: the darker, the less jitter is left. */
public final class CapPicture {
    private static final double LEFT = 330;
    private static final double TOP = 22;
    private static final double CELL_HEIGHT = 22;
    private static final int HUES = 9;

    private CapPicture() {}

    /** The picture. */
    public static String draw(List<CapShares> backoffs) {
        Svg svg = new Svg(Panels.WIDTH, TOP + backoffs.size() * CELL_HEIGHT + 26, "Waits that are exactly the cap");
        double width = (Panels.WIDTH - LEFT - 4) / CapShares.RETRIES;
        for (int retry = 1; retry <= CapShares.RETRIES; retry++) {
            svg.words("middle", LEFT + (retry - 0.5) * width, TOP - 8, String.valueOf(retry));
        }
        for (int line = 0; line < backoffs.size(); line++) {
            CapShares backoff = backoffs.get(line);
            double y = TOP + line * CELL_HEIGHT;
            svg.words("label", LEFT - 8, y + CELL_HEIGHT / 2 + 4, backoff.backoff());
            for (int retry = 1; retry <= backoff.shares().size(); retry++) {
                double share = backoff.shares().get(retry - 1);
                double x = LEFT + (retry - 1) * width;
                svg.rectangle("lost heat" + Math.round((HUES - 1) * share), x, y, width, CELL_HEIGHT, "");
                svg.words(
                        share == 0 ? "cell none-there" : "cell", x + width / 2, y + CELL_HEIGHT / 2 + 4, words(share));
            }
        }
        svg.words(
                "middle",
                LEFT + (Panels.WIDTH - LEFT) / 2,
                TOP + backoffs.size() * CELL_HEIGHT + 18,
                "number of the retry");
        return svg.end();
    }

    private static String words(double share) {
        return share > 0 && share < 0.01 ? "< 1 %" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
