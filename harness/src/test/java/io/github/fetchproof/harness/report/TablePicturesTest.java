package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.Experiment;
import io.github.fetchproof.harness.simulation.Grid;
import io.github.fetchproof.harness.simulation.IndependentModel;
import io.github.fetchproof.harness.simulation.Laboratory;
import io.github.fetchproof.harness.simulation.Metric;
import io.github.fetchproof.harness.simulation.OccModel;
import io.github.fetchproof.harness.simulation.Sampling;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the models that have no second by second, drawn from their table alone. */
class TablePicturesTest {
    private static SimulationTable table(int seeds, List<String> strategies, List<Integer> clients) {
        Experiment experiment = IndependentModel.of(0.2);
        StrategyExpression expressions = new StrategyExpression(experiment.strategies());
        List<Strategy> chosen = strategies.stream().map(expressions::parse).toList();
        return new Laboratory(Runnable::run)
                .table(Grid.of(experiment, chosen, clients), Sampling.of(seeds), (done, total) -> {});
    }

    private static SimulationTable table(Experiment experiment, int seeds, Integer... clients) {
        StrategyExpression expressions = new StrategyExpression(experiment.strategies());
        List<Strategy> all = experiment.strategies().keySet().stream()
                .map(expressions::parse)
                .toList();
        return new Laboratory(Runnable::run)
                .table(Grid.of(experiment, all, List.of(clients)), Sampling.of(seeds), (done, total) -> {});
    }

    @Test
    void ofClientsThatRaceEachStrategyIsACurveOfWorkAndOneOfCompletion() {
        Document page = Jsoup.parse(SimulationReport.render(table(new OccModel(), 3, 10, 20, 40)));

        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Work against clients", "Completion against clients", "Jitter lost at the cap", "The table");
        assertThat(page.select("path.series")).hasSize(10);
        assertThat(page.select("#work ~ .chart text.name").eachText())
                .containsExactlyInAnyOrder("none", "exponential", "equal-jitter", "full-jitter", "decorrelated");
        assertThat(page.select("line.whisker")).as("three lines each").hasSize(3 * 2 * 3 * 5);
    }

    @Test
    void aSingleSeedHasNoInterval() {
        Document page = Jsoup.parse(SimulationReport.render(table(new OccModel(), 1, 10, 20)));

        assertThat(page.select("circle.dot")).hasSize(2 * 2 * 5);
        assertThat(page.select("line.whisker")).isEmpty();
    }

    @Test
    void withOneNumberOfClientsStrategiesArePoints() {
        Document page = Jsoup.parse(SimulationReport.render(table(IndependentModel.of(0.2), 2, 10)));

        assertThat(page.select("circle.spot title").eachText())
                .containsExactly("none", "three-retries", "token-bucket", "breaker");
        assertThat(page.select("path.series")).isEmpty();
        assertThat(page.select("circle.spot.best title").eachText()).contains("none", "three-retries");
    }

    @Test
    void strategiesThatBeginAlikeOrAreCalledTheSameAreCurvesOfTheirOwn() {
        String one = "full-jitter(100ms,20s)+token-bucket(10,0.1)+attempts(4)";
        String other = "full-jitter(100ms,20s)+token-bucket(10,0.1)+attempts(5)";
        Document page =
                Jsoup.parse(SimulationReport.render(table(2, List.of(one, other, "none", "none"), List.of(20, 10))));

        for (String id : List.of("work", "completion")) {
            Elements curves = picture(page, id).select("path.series");
            assertThat(curves.eachAttr("d"))
                    .as("from 10 clients to 20 and no further")
                    .hasSize(4)
                    .allMatch(path -> path.split("L", -1).length == 2);
            assertThat(picture(page, id).select("text.name").eachText())
                    .containsExactlyInAnyOrder(
                            one.substring(0, 43) + "\u2026", other.substring(0, 43) + "\u2026", "none", "none");
        }
    }

    @Test
    void whereAMeanIsZeroAnAxisBeginsAtZero() {
        SimulationTable table = new SimulationTable(
                "independent",
                "A server.",
                2,
                List.of(row("none", 1, 0), row("other", 1, 0.5), row("none", 9, 0.01), row("other", 9, 0.5)));
        Document page = Jsoup.parse(SimulationReport.render(table));

        assertThat(picture(page, "completion").select("text.end").eachText()).contains("0", "0.2", "0.4");
        assertThat(picture(page, "completion").select("circle.dot title").eachText())
                .contains("none, 1 clients: 0", "none, 9 clients: 0.01");
    }

    @Test
    void seedsThatARowStoppedBeforeAreTheMost() {
        SimulationTable all = new SimulationTable("independent", "A server.", 2, List.of(row("none", 1, 0.5)));
        SimulationTable stopped = new SimulationTable("independent", "A server.", 20, all.rows());

        assertThat(Jsoup.parse(SimulationReport.render(all)).text())
                .contains("model independent, seeds 1 to 2 ", "Means of the seeds 1 to 2, ");
        assertThat(Jsoup.parse(SimulationReport.render(stopped)).text())
                .contains("model independent, seeds 1 to at most 20 ", "Means of the seeds 1 to at most 20, ");
    }

    private static Row row(String strategy, int clients, double success) {
        return new Row(
                strategy,
                clients,
                OptionalDouble.empty(),
                2,
                Map.of(
                        "calls_per_request", new Metric(1, 1, 1, 1, 1),
                        "success_share", new Metric(success, success, success, success, success)));
    }

    private static Elements picture(Document page, String id) {
        return page.select("section[aria-labelledby=" + id + "]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1})
    void everyPlaceIsANumber(double failures) {
        String one = SimulationReport.render(table(IndependentModel.of(failures), 2, 5));
        String several = SimulationReport.render(table(IndependentModel.of(failures), 2, 5, 10));

        for (Element each : Jsoup.parse(one + several).select("svg *")) {
            assertThat(each.attributes().toString()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void theSameTableGivesTheSameBytes() {
        assertThat(SimulationReport.render(table(new OccModel(), 2, 5, 10)))
                .isEqualTo(SimulationReport.render(table(new OccModel(), 2, 5, 10)));
    }

    @Test
    void aModelThatMustBeLookedAtIsRefused() {
        SimulationTable occ = table(new OccModel(), 1, 2);
        SimulationTable other = new SimulationTable("queue", occ.description(), occ.seeds(), occ.rows());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulationReport.render(other))
                .withMessage("a model that a table alone can show must be one of occ, independent: queue");
    }
}
