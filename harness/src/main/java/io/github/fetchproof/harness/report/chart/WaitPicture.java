package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.WaitLog;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * The waits before each retry: from the first to the 99th percentile, with the median; a mark where at least a twentieth of
 * them are exactly the longest, because the jitter was cut off at a cap or there is none.
 */
public final class WaitPicture {
    private static final double LEAST_ATOM = 0.05;
    /** Fewer waits say nothing about an atom. */
    private static final int ENOUGH = 40;

    private static final double FROM = 0.001;
    private static final double THICK = 7;

    private WaitPicture() {}

    /** Whether there is anything to draw: a strategy that never retries does not wait. */
    public static boolean isOf(Portrait portrait) {
        return portrait.first().waits().retries() > 0;
    }

    /**
     * The pictures, of the runs of seed 1.
     *
     * @param all those that never waited are left out
     */
    public static String draw(List<Portrait> all) {
        List<Portrait> portraits = all.stream().filter(WaitPicture::isOf).toList();
        double most = FROM * 10;
        int retries = 1;
        for (Portrait each : portraits) {
            WaitLog waits = each.first().waits();
            retries = Math.max(retries, waits.retries());
            for (int retry = 1; retry <= waits.retries(); retry++) {
                most = Math.max(most, waits.longestNanos(retry) / 1e9);
            }
        }
        return Panels.draw(
                "Waits before each retry",
                portraits,
                Axis.upTo(retries + 1),
                Axis.decades(FROM, most),
                (plot, each) -> panel(plot, portraits.get(each).first().waits()),
                "number of the retry");
    }

    private static void panel(Plot plot, WaitLog waits) {
        for (int retry = 1; retry <= waits.retries(); retry++) {
            Histogram micros = waits.micros(retry);
            if (micros.getTotalCount() == 0) {
                continue;
            }
            double x = plot.x(retry);
            double low = plot.y(micros.getValueAtPercentile(1) / 1e6);
            double high = plot.y(micros.getValueAtPercentile(99) / 1e6);
            double middle = plot.y(micros.getValueAtPercentile(50) / 1e6);
            plot.svg().rectangle("waits", x - THICK / 2, high, THICK, Math.max(1, low - high), "");
            plot.svg().line("median", x - THICK / 2, middle, x + THICK / 2, middle);
            double share = waits.shareAtLongest(retry);
            if (share >= LEAST_ATOM && micros.getTotalCount() >= ENOUGH) {
                double longest = waits.longestNanos(retry) / 1e9;
                plot.svg()
                        .circle(
                                "atom",
                                x,
                                plot.y(longest),
                                1 + 4 * StrictMath.sqrt(share),
                                String.format(
                                        Locale.ROOT,
                                        "retry %d: %.0f %% wait exactly %s s",
                                        retry,
                                        100 * share,
                                        Axis.label(longest)));
            }
        }
    }
}
