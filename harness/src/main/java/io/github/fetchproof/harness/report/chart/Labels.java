package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.List;
import java.util.Locale;

/** What a row of a table is called in a picture. */
final class Labels {
    private static final int MOST_LETTERS = 44;

    private Labels() {}

    /** The strategy, clipped, with the clients and the load where they differ. */
    static String of(Row row, List<Row> all) {
        String name = row.strategy().length() <= MOST_LETTERS
                ? row.strategy()
                : row.strategy().substring(0, MOST_LETTERS - 1) + "\u2026";
        boolean sameClients = all.stream().map(Row::clients).distinct().count() == 1;
        return name
                + (sameClients ? "" : ", " + row.clients() + " clients")
                + (row.load().isPresent()
                        ? String.format(Locale.ROOT, ", load %.2f", row.load().getAsDouble())
                        : "");
    }
}
