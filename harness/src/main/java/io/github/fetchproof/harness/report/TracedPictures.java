package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.report.Picture.Colour;
import io.github.fetchproof.harness.report.chart.CompletionPicture;
import io.github.fetchproof.harness.report.chart.HeatPicture;
import io.github.fetchproof.harness.report.chart.RatePicture;
import io.github.fetchproof.harness.report.chart.ScatterPicture;
import io.github.fetchproof.harness.report.chart.WaitPicture;
import io.github.fetchproof.harness.simulation.FleetModel;
import io.github.fetchproof.harness.simulation.Grid.Point;
import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.QueueModel;
import io.github.fetchproof.harness.simulation.RecoveryMap;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationText;
import io.github.fetchproof.harness.simulation.TracedExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pictures of runs that were looked at: what happened second by second, and what became of the requests. */
final class TracedPictures {
    private TracedPictures() {}

    static List<Picture> of(
            TracedExperiment experiment, SimulationTable table, List<Portrait> portraits, Optional<RecoveryMap> map) {
        String looked = "seeds 1 to " + portraits.get(0).runs().size();
        List<String> absent = ScatterPicture.absent(portraits);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(rates(experiment, portraits));
        pictures.add(completions(portraits, looked));
        if (absent.size() < portraits.size()) {
            String missing = absent.isEmpty() ? "" : " Not drawn, since none did: " + String.join(", ", absent) + ".";
            String seeds = " Times are of the " + looked + ", all else is of the " + SimulationText.seeds(table) + "."
                    + missing;
            pictures.add(work(portraits, seeds));
            pictures.add(frontier(portraits, seeds));
        }
        if (experiment instanceof QueueModel queue) {
            map.map(each -> heat(each, queue)).ifPresent(pictures::add);
        }
        if (portraits.stream().anyMatch(WaitPicture::isOf)) {
            pictures.add(waits(portraits));
        }
        return pictures;
    }

    private static Picture rates(TracedExperiment experiment, List<Portrait> portraits) {
        return new Picture(
                "rates",
                "Attempts and successes",
                "In each second of the run of seed 1, which is the same weather for all."
                        + (experiment instanceof FleetModel
                                ? " Attempts and what the server can do are those of the first source, successes those of"
                                        + " all sources."
                                : ""),
                List.of(
                        new Colour("first-tries", "first attempts"),
                        new Colour("retries", "retries"),
                        new Colour("successes", "successes"),
                        new Colour("capacity", "what the server can do"),
                        new Colour("trouble", "trouble")),
                RatePicture.draw(experiment, portraits));
    }

    private static Picture completions(List<Portrait> portraits, String looked) {
        return new Picture(
                "completions",
                "Time to success",
                "Of all requests born from the trouble on whose fate is known, how many had succeeded by then. A curve ends"
                        + " below 1 by those that were given up; how many succeeded at all is written above. Of the "
                        + looked + ".",
                List.of(new Colour("curve", "this strategy"), new Colour("others", "the others")),
                CompletionPicture.draw(portraits));
    }

    private static Picture work(List<Portrait> portraits, String seeds) {
        return new Picture(
                "work",
                "Work against completion",
                "How long the requests born from the trouble on took that succeeded, on average, and what share of them all"
                        + " that is." + seeds,
                List.of(new Colour("best", "no other is better in all three")),
                ScatterPicture.work(portraits));
    }

    private static Picture frontier(List<Portrait> portraits, String seeds) {
        return new Picture(
                "frontier",
                "Peak, patience, success",
                "The same requests: how long all but the slowest hundredth of those that succeeded took at most."
                        + seeds,
                List.of(new Colour("best", "no other is better in all three")),
                ScatterPicture.frontier(portraits));
    }

    private static Picture heat(RecoveryMap map, QueueModel page) {
        Point mapped = RecoveryMap.grid(page).points().get(0);
        QueueModel server = (QueueModel) mapped.experiment();
        return new Picture(
                "heat",
                "Where a stall never ends",
                String.format(
                        Locale.ROOT,
                        "Seconds to recovery after a stall as long as this outage, when clients time out and the server goes"
                                + " on working for those who left; full jitter without a limit but the number of retries."
                                + " Whatever the server of this page is: the map is of one of %.0f requests/s, %d workers,"
                                + " with %d clients that time out after %d s.",
                        server.capacity(),
                        server.workers(),
                        mapped.clients(),
                        server.timeout().toSeconds()),
                List.of(
                        new Colour("never", "never within the run"),
                        new Colour("theory", "capacity / load \u2212 1, from which on it is for ever")),
                HeatPicture.draw(map));
    }

    private static Picture waits(List<Portrait> portraits) {
        return new Picture(
                "waits",
                "Waits",
                "Seconds before each retry in the run of seed 1, from the first to the 99th percentile. A red mark where at"
                        + " least 5 % are exactly the longest: no jitter is left there. Who never waited is not drawn.",
                List.of(
                        new Colour("waits", "98 of 100 waits"),
                        new Colour("median", "median"),
                        new Colour("atom", "exactly the longest; the larger the more of them")),
                WaitPicture.draw(portraits));
    }
}
