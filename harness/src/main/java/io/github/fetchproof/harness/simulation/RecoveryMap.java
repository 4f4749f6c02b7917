package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.Grid.Point;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long a server that stalled takes to recover, load by load and by how often everybody retries: where it never does, it
 * is metastable. {@link ClosedForms#metastableShare} says where that begins.
 *
 * @param loads first attempts over the capacity, from low to high, evenly spaced
 * @param recoveries seconds, for each number of retries from 0 on those of each load; infinite for never
 */
public record RecoveryMap(List<Double> loads, List<List<Double>> recoveries) {
    private static final int MOST_RETRIES = 5;
    private static final String RECOVERY = "recovery_s";
    private static final List<Double> LOADS = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
    private static final String WAITS = "full-jitter(100ms,20s)";
    private static final int CLIENTS = 100;

    public RecoveryMap {
        loads = List.copyOf(loads);
        recoveries = recoveries.stream().map(List::copyOf).toList();
    }

    /** What is run for it, with a stall as long as the model's outage. */
    public static Grid grid(QueueModel like) {
        QueueModel stall = QueueModel.of(Mode.STALL).withOutage(like.outageEnd().minus(like.outageStart()));
        Strategy strategy = new StrategyExpression(Map.of()).parse(WAITS);
        List<Point> points = new ArrayList<>();
        for (int retries = 0; retries <= MOST_RETRIES; retries++) {
            for (double load : LOADS) {
                points.add(new Point(
                        stall.with(load * stall.capacity(), retries + 1), strategy, CLIENTS, OptionalDouble.of(load)));
            }
        }
        return new Grid(stall.model(), stall.description(), stall.metrics(), points);
    }

    /** The map that a table of {@link #grid} is; medians of the seeds. */
    public static RecoveryMap of(SimulationTable table) {
        List<List<Double>> recoveries = new ArrayList<>();
        for (int first = 0; first < table.rows().size(); first += LOADS.size()) {
            recoveries.add(table.rows().subList(first, first + LOADS.size()).stream()
                    .map(row -> row.metric(RECOVERY).p50())
                    .toList());
        }
        return new RecoveryMap(LOADS, recoveries);
    }
}
