package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static SimulationTable.Row row(String strategy, double recovery, double success, double peak) {
        return new SimulationTable.Row(
                strategy,
                100,
                OptionalDouble.empty(),
                1,
                Map.of(
                        "recovery_s", Metric.of(new double[] {recovery}),
                        "success_share", Metric.of(new double[] {success}),
                        "peak_over_capacity", Metric.of(new double[] {peak})));
    }

    private static SimulationTable table(SimulationTable.Row... rows) {
        return new SimulationTable("queue", "", 1, List.of(rows));
    }

    @Test
    void whatNeverRecoversFromAStallDoesNotLastHoweverGoodItIsOtherwise() {
        Recommendation found = new Recommendation(
                table(row("keen", 20, 1.0, 3), row("careful", 1, 0.9, 1)),
                table(row("keen", NEVER, 0.1, 3), row("careful", 25, 0.8, 1)),
                60);

        assertThat(found.lasting()).containsExactly("careful");
        assertThat(found.best()).contains("careful");
        assertThat(found.recovery("keen")).isInfinite();
    }

    @Test
    void whoIsMorePatientMayTakeWhatSucceedsMoreOften() {
        SimulationTable refused = table(row("quick", 1, 0.9, 1), row("slow", 40, 1.0, 2));

        assertThat(new Recommendation(refused, refused, 10).best()).contains("quick");
        assertThat(new Recommendation(refused, refused, 50).best()).contains("slow");
        assertThat(new Recommendation(refused, refused, 0.5).best()).isEmpty();
    }

    @Test
    void ofThoseThatSucceedAsOftenTheLowerPeakIsBetter() {
        SimulationTable both = table(row("high", 1, 0.900, 4), row("low", 1, 0.898, 2), row("lower", 1, 0.8, 1));

        assertThat(new Recommendation(both, both, 10).best()).contains("low");
    }

    @Test
    void whoseIntervalsMeetAreNotToldApart() {
        SimulationTable both = table(row("a", 1, 0.9, 2), row("b", 1, 0.9, 2.0), row("c", 1, 0.8, 2));

        assertThat(new Recommendation(both, both, 10).alike()).containsExactly("a", "b");
        assertThat(new Recommendation(both, both, 0).alike()).isEmpty();
    }

    @Test
    void theRowsOfTheLaboratorySayThatABackoffAloneDoesNotLastAndABudgetDoes() {
        Recommendation found = new Recommendation(played(Mode.REFUSE), played(Mode.STALL), 60);

        assertThat(found.lasting()).containsExactly("budget");
        assertThat(found.recovery("full-jitter")).isInfinite();
    }

    private static SimulationTable played(Mode mode) {
        QueueModel model = QueueModel.of(mode);
        StrategyExpression expressions = new StrategyExpression(model.strategies());
        List<Strategy> strategies = List.of(expressions.parse("full-jitter"), expressions.parse("budget"));
        return new Laboratory(Runnable::run)
                .table(Grid.of(model, strategies, List.of(100)), Sampling.of(2), (done, total) -> {});
    }

    @Test
    void tablesOfOtherStrategiesAndNegativePatienceAreRefused() {
        SimulationTable one = table(row("a", 1, 1, 1));
        SimulationTable other = table(row("b", 1, 1, 1));

        assertThatThrownBy(() -> new Recommendation(one, other, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recommendation(one, one, -1)).hasMessageContaining("-1");
    }
}
