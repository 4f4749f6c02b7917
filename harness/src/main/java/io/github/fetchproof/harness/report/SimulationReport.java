package io.github.fetchproof.harness.report;

import com.samskivert.mustache.Template;
import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.RecoveryMap;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.TracedExperiment;
import java.util.List;
import java.util.Optional;

/**
 * What the laboratory found as {@code index.html}: pictures and the table on one page that needs no network, no other file
 * and no script. The same numbers give the same bytes.
 */
public final class SimulationReport {
    private static final String STYLE = Templates.resource("report.css") + Templates.resource("simulation.css");
    private static final Template PAGE = Templates.named("simulation.html");

    private SimulationReport() {}

    /**
     * The page of a model whose table tells all.
     *
     * @throws IllegalArgumentException when the model needs to be looked at
     */
    public static String render(SimulationTable table) {
        return render(table, TablePictures.of(table));
    }

    /**
     * The page of a model whose runs were looked at.
     *
     * @param experiment at the first load
     * @param portraits one for each row of the table
     * @param map {@link RecoveryMap#grid} of the experiment, drawn where there is one
     */
    public static String render(
            TracedExperiment experiment, SimulationTable table, List<Portrait> portraits, Optional<RecoveryMap> map) {
        return render(table, TracedPictures.of(experiment, table, portraits, map));
    }

    private static String render(SimulationTable table, List<Picture> pictures) {
        return PAGE.execute(SimulationView.of(STYLE, table, pictures));
    }
}
