package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.report.chart.CompletionPicture;
import io.github.fetchproof.harness.report.chart.HeatPicture;
import io.github.fetchproof.harness.report.chart.RatePicture;
import io.github.fetchproof.harness.report.chart.ScatterPicture;
import io.github.fetchproof.harness.report.chart.WaitPicture;
import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.RecoveryMap;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import io.github.fetchproof.harness.simulation.SimulationText;
import io.github.fetchproof.harness.simulation.TracedExperiment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the template {@code simulation.html} names. */
record SimulationView(
        String styleHash,
        String style,
        String model,
        String description,
        int seeds,
        int looked,
        String rates,
        String completions,
        String work,
        String frontier,
        String waits,
        Optional<String> heat,
        String absent,
        List<String> columns,
        List<Line> lines) {

    /** A row of the table. */
    record Line(String strategy, String clients, String load, List<String> cells) {}

    static SimulationView of(
            String style,
            TracedExperiment experiment,
            SimulationTable table,
            List<Portrait> portraits,
            Optional<RecoveryMap> map) {
        return new SimulationView(
                Templates.styleHash(style),
                style,
                table.model(),
                table.description(),
                table.seeds(),
                portraits.get(0).runs().size(),
                RatePicture.draw(experiment, portraits),
                CompletionPicture.draw(portraits),
                ScatterPicture.work(portraits),
                ScatterPicture.frontier(portraits),
                WaitPicture.draw(portraits),
                map.map(HeatPicture::draw),
                String.join(", ", ScatterPicture.absent(portraits)),
                table.rows().get(0).metrics().keySet().stream()
                        .map(name -> name.replace('_', ' '))
                        .toList(),
                table.rows().stream().map(SimulationView::line).toList());
    }

    private static Line line(Row row) {
        return new Line(
                row.strategy(),
                String.valueOf(row.clients()),
                row.load().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", row.load().getAsDouble())
                        : "",
                row.metrics().values().stream()
                        .map(metric -> SimulationText.cell(metric, true).replace("+-", "\u00b1"))
                        .toList());
    }
}
