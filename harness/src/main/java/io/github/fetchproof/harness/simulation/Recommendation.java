package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which strategy suits a server, its trouble and the patience of those who wait, read off the rows of two tables. Immutable.
 *
 * <p>What lasts comes first: a strategy after which the server recovers in every run, within the patience, whether it refused or
 * stalled. Of those, the one whose requests succeed most often, in the worse of the two cases.
 *
 * @param refused strategies on a server that refuses everybody for a while
 * @param stalled the same, in the same order, on one that starts no work for as long
 * @param patience seconds after the trouble by which all must be well again
 */
public record Recommendation(SimulationTable refused, SimulationTable stalled, double patience) {
    static final String RECOVERY = "recovery_s";
    static final String SUCCESS = "success_share";
    static final String PEAK = "peak_over_capacity";

    /** So much less success is the same: it is narrower than the intervals of a table. */
    private static final double SAME = 0.005;

    public Recommendation {
        if (!(patience >= 0)) {
            throw new IllegalArgumentException("the patience must not be negative: " + patience);
        }
        if (!names(refused).equals(names(stalled))) {
            throw new IllegalArgumentException("both tables must be of the same strategies");
        }
    }

    private static List<String> names(SimulationTable table) {
        return table.rows().stream().map(Row::strategy).toList();
    }

    /** All strategies, in their order. */
    public List<String> strategies() {
        return names(refused);
    }

    /** The slower of both recoveries in seconds, the slowest of all runs counting; infinite when one never ended. */
    public double recovery(String strategy) {
        return Math.max(slowest(refused, strategy), slowest(stalled, strategy));
    }

    private static double slowest(SimulationTable table, String strategy) {
        Metric recovery = row(table, strategy).metric(RECOVERY);
        return Double.isInfinite(recovery.mean()) ? Double.POSITIVE_INFINITY : recovery.p99();
    }

    /** The worse of both shares of requests that succeed. */
    public double success(String strategy) {
        return Math.min(
                row(refused, strategy).metric(SUCCESS).mean(),
                row(stalled, strategy).metric(SUCCESS).mean());
    }

    /** The higher of both peaks after the trouble, over what the server can do. */
    public double peak(String strategy) {
        return Math.max(
                row(refused, strategy).metric(PEAK).mean(),
                row(stalled, strategy).metric(PEAK).mean());
    }

    /** Those after which the server recovers in time in every run. */
    public List<String> lasting() {
        return strategies().stream().filter(each -> recovery(each) <= patience).toList();
    }

    /** The one to take; empty when none lasts. Of those that let as many requests succeed, the one with the lowest peak. */
    public Optional<String> best() {
        double most = lasting().stream().mapToDouble(this::success).max().orElse(0);
        return lasting().stream()
                .filter(each -> success(each) >= most - SAME)
                .min(Comparator.comparingDouble(this::peak));
    }

    /** Those that the rows do not tell from the best: as many requests succeed, and the intervals of the peaks meet. It is among them. */
    public List<String> alike() {
        return best().map(best -> lasting().stream()
                        .filter(each -> success(each) >= success(best) - SAME)
                        .filter(each -> meet(refused, each, best) && meet(stalled, each, best))
                        .toList())
                .orElse(List.of());
    }

    private static boolean meet(SimulationTable table, String strategy, String other) {
        Metric one = row(table, strategy).metric(PEAK);
        Metric two = row(table, other).metric(PEAK);
        return one.low() <= two.high() && two.low() <= one.high();
    }

    static Row row(SimulationTable table, String strategy) {
        return table.rows().stream()
                .filter(row -> row.strategy().equals(strategy))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no row of " + strategy));
    }
}
