package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.report.Picture.Colour;
import io.github.fetchproof.harness.report.chart.CurvePicture;
import io.github.fetchproof.harness.report.chart.Measure;
import io.github.fetchproof.harness.report.chart.TradePicture;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import io.github.fetchproof.harness.simulation.SimulationText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures of models whose table tells all: what strategies cost against what they give. With several numbers of clients
 * each is a curve for every strategy; with one, they are points of one picture.
 */
final class TablePictures {
    private static final Map<String, Trade> TRADES = Map.of(
            "occ",
            new Trade(
                    Measure.cost("writes", "tries to write, of all clients"),
                    Measure.cost("time_ms", "ms until the last client has written"),
                    "Nothing is ever down and load costs nothing here, which is why no wait at all is done first."),
            "independent",
            new Trade(
                    Measure.cost("calls_per_request", "attempts for each request"),
                    Measure.share("success_share", "share of the requests that succeeded"),
                    "Load changes nothing here: what more attempts cost a server that is down for lack of capacity, the model"
                            + " queue tells."));

    private TablePictures() {}

    /**
     * What a model trades for what.
     *
     * @param moral what to bear in mind
     */
    private record Trade(Measure work, Measure completion, String moral) {}

    static List<Picture> of(SimulationTable table) {
        Trade trade = Optional.ofNullable(TRADES.get(table.model()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a model that a table alone can show must be one of occ, independent: " + table.model()));
        long numbers = table.rows().stream().map(Row::clients).distinct().count();
        return numbers > 1
                ? List.of(
                        curves("work", "Work", trade.work(), trade, table),
                        curves("completion", "Completion", trade.completion(), trade, table))
                : List.of(points(trade, table));
    }

    private static Picture curves(String id, String title, Measure measure, Trade trade, SimulationTable table) {
        return new Picture(
                id,
                title + " against clients",
                "Means of the " + SimulationText.seeds(table) + ". " + trade.moral(),
                List.of(new Colour("whisker", "95 % interval of the mean")),
                CurvePicture.draw(table.rows(), measure));
    }

    private static Picture points(Trade trade, SimulationTable table) {
        return new Picture(
                "work",
                "Work against completion",
                "Means of the " + SimulationText.seeds(table) + ", "
                        + table.rows().get(0).clients() + " clients. " + trade.moral(),
                List.of(
                        new Colour("whisker", "95 % interval of the mean"),
                        new Colour("best", "no other is better in both")),
                TradePicture.draw(table.rows(), trade.work(), trade.completion()));
    }
}
