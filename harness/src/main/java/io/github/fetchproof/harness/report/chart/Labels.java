package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import io.github.fetchproof.harness.simulation.SimulationText;
import java.util.List;

/** What a row of a table is called in a picture. */
final class Labels {
    private static final int MOST_LETTERS = 44;

    private Labels() {}

    /** A strategy that is not too long for a picture. */
    static String clipped(String strategy) {
        return strategy.length() <= MOST_LETTERS ? strategy : strategy.substring(0, MOST_LETTERS - 1) + "\u2026";
    }

    /** The strategy, clipped, with the clients and the load where they differ. */
    static String of(Row row, List<Row> all) {
        boolean sameClients = all.stream().map(Row::clients).distinct().count() == 1;
        return clipped(row.strategy())
                + (sameClients ? "" : ", " + row.clients() + " clients")
                + (row.load().isPresent() ? ", load " + SimulationText.load(row, all) : "");
    }
}
