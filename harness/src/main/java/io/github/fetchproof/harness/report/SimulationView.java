package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import io.github.fetchproof.harness.simulation.SimulationText;
import java.util.ArrayList;
import java.util.List;

/** What the template {@code simulation.html} names. */
record SimulationView(
        String styleHash,
        String style,
        String model,
        String description,
        String seeds,
        List<Picture> pictures,
        List<String> columns,
        List<Line> lines) {

    /** A row of the table. */
    record Line(String strategy, String clients, String load, List<String> cells) {}

    static SimulationView of(String style, SimulationTable table, List<Picture> pictures) {
        List<Picture> all = new ArrayList<>(pictures);
        all.add(LibraryPicture.of());
        return new SimulationView(
                Templates.styleHash(style),
                style,
                table.model(),
                table.description(),
                SimulationText.seeds(table),
                all,
                table.rows().get(0).metrics().keySet().stream()
                        .map(name -> name.replace('_', ' '))
                        .toList(),
                table.rows().stream().map(row -> line(row, table.rows())).toList());
    }

    private static Line line(Row row, List<Row> all) {
        return new Line(
                row.strategy(),
                String.valueOf(row.clients()),
                SimulationText.load(row, all),
                row.metrics().values().stream()
                        .map(metric -> SimulationText.cell(metric, true).replace("+-", "\u00b1"))
                        .toList());
    }
}
