package io.github.fetchproof.harness.report.chart;

import io.github.fetchproof.harness.simulation.Portrait;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.List;

/** Small pictures of the same kind side by side, one for each row of a table. */
final class Panels {
    static final double WIDTH = 1000;

    private static final int COLUMNS = 3;
    private static final double LEFT = 44;
    private static final double GAP = 52;
    private static final double PLOT = (WIDTH - LEFT - 16 - (COLUMNS - 1) * GAP) / COLUMNS;
    private static final double HEIGHT = 110;
    private static final double ROW = HEIGHT + 52;
    private static final double TOP = 22;
    private static final double FOOT = 22;

    private Panels() {}

    /** Draws one of them, told by its place among the rows, from 0. */
    interface Panel {
        void draw(Plot plot, int each);
    }

    static String draw(String says, List<Portrait> portraits, Axis across, Axis up, Panel panel, String acrossIs) {
        List<Row> all = portraits.stream().map(Portrait::row).toList();
        int rows = (portraits.size() + COLUMNS - 1) / COLUMNS;
        Svg svg = new Svg(WIDTH, rows * ROW + FOOT, says);
        for (int each = 0; each < portraits.size(); each++) {
            Portrait portrait = portraits.get(each);
            double left = LEFT + each % COLUMNS * (PLOT + GAP);
            int line = each / COLUMNS;
            double top = TOP + line * ROW;
            Plot plot = new Plot(svg, left, top, PLOT, HEIGHT, across, up);
            plot.title(Labels.of(portrait.row(), all));
            boolean last = each + COLUMNS >= portraits.size();
            plot.axes(last ? acrossIs : "", "");
            panel.draw(plot, each);
        }
        return svg.end();
    }
}
