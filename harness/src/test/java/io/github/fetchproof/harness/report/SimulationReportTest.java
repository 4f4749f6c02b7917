package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.FleetModel;
import io.github.fetchproof.harness.simulation.Grid;
import io.github.fetchproof.harness.simulation.Laboratory;
import io.github.fetchproof.harness.simulation.Metric;
import io.github.fetchproof.harness.simulation.QueueModel;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import io.github.fetchproof.harness.simulation.RecoveryMap;
import io.github.fetchproof.harness.simulation.Sampling;
import io.github.fetchproof.harness.simulation.SimulationTable;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import io.github.fetchproof.harness.simulation.TracedExperiment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationReportTest {
    private static final QueueModel MODEL = QueueModel.of(Mode.REFUSE);
    private static final RecoveryMap MAP =
            new RecoveryMap(List.of(0.4, 0.6), List.of(List.of(12.0, 30.0), List.of(40.0, Double.POSITIVE_INFINITY)));

    private static String page(Executor executor, String... strategies) {
        return page(MODEL, executor, strategies);
    }

    private static String page(TracedExperiment model, Executor executor, String... strategies) {
        StrategyExpression expressions = new StrategyExpression(model.strategies());
        List<Strategy> chosen = Stream.of(strategies).map(expressions::parse).toList();
        Grid grid = Grid.of(model, chosen, List.of(20));
        Laboratory laboratory = new Laboratory(executor);
        SimulationTable table = laboratory.table(grid, Sampling.of(2), (done, total) -> {});
        return SimulationReport.render(model, table, laboratory.portraits(grid, table.rows(), 2), Optional.of(MAP));
    }

    @Test
    void theNumberOfThreadsChangesNoByte() {
        ExecutorService three = Executors.newFixedThreadPool(3);
        try {
            assertThat(page(three, "none", "constant", "decorrelated"))
                    .isEqualTo(page(Runnable::run, "none", "constant", "decorrelated"));
        } finally {
            three.shutdownNow();
        }
    }

    @Test
    void everyPlaceIsANumber() {
        Document page = Jsoup.parse(page(Runnable::run, "none", "breaker"));

        assertThat(page.select("svg")).hasSize(7);
        for (Element each : page.select("svg *")) {
            assertThat(each.attributes().toString()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void aStrategyHasItsRatesItsCompletionsItsWaitsAndItsRow() {
        Document page = Jsoup.parse(page(Runnable::run, "none", "breaker"));

        assertThat(page.select("text.heading").eachText())
                .containsExactly("none", "breaker", "none", "breaker", "breaker");
        assertThat(page.select("path.retries")).hasSize(2);
        assertThat(page.select("line.capacity")).hasSize(2);
        assertThat(page.select("rect.trouble")).hasSize(2);
        assertThat(page.select("tbody th").eachText()).containsExactly("none", "breaker");
        assertThat(page.select("tbody tr").get(0).text()).contains("\u00b1");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void inEachModeTheRequestsFromTheTroubleOnAreInThePictures(Mode mode) {
        Document page = Jsoup.parse(page(QueueModel.of(mode), Runnable::run, "none", "budget"));

        assertThat(page.select("circle.spot")).hasSize(4);
        assertThat(page.select("path.curve").eachAttr("d")).hasSize(2).allMatch(each -> each.split("L").length > 20);
    }

    /** The frame is 110 high and begins at 22. */
    @Test
    void aCurveEndsAtTheShareOfAllThatSucceeded() {
        Document page = Jsoup.parse(page(Runnable::run, "none"));
        String share =
                page.select("#completions ~ .chart text.end:containsOwn(%)").text();
        String curve = page.select("path.curve").attr("d");

        assertThat(share).matches("9[0-9]\\.[0-9] %");
        double top = Double.parseDouble(curve.substring(curve.lastIndexOf(' ')));
        double lost = 1 - Double.parseDouble(share.substring(0, 4)) / 100;
        assertThat(top).isCloseTo(22 + 110 * lost, within(0.2));
    }

    @Test
    void theShareOfSuccessesIsThatOfTheTableThoughFewerRunsAreLookedAt() {
        Strategy budget = new StrategyExpression(MODEL.strategies()).parse("budget");
        Grid grid = Grid.of(MODEL, List.of(budget), List.of(20));
        Laboratory laboratory = new Laboratory(Runnable::run);
        SimulationTable table = laboratory.table(grid, Sampling.of(2), (done, total) -> {});
        Map<String, Metric> metrics = new LinkedHashMap<>(table.rows().get(0).metrics());
        metrics.put("success_share", new Metric(0.5, 0.4, 0.6, 0.5, 0.5));
        Row row = new Row("budget", 20, OptionalDouble.empty(), 2, metrics);
        SimulationTable halved = new SimulationTable(table.model(), table.description(), 2, List.of(row));

        Document page = Jsoup.parse(
                SimulationReport.render(MODEL, halved, laboratory.portraits(grid, halved.rows(), 1), Optional.empty()));

        assertThat(page.select("circle.spot title").eachText()).containsExactly("budget 50 %", "budget 50 %");
        assertThat(page.select("#work + p, #frontier + p").eachText())
                .allMatch(each -> each.endsWith("Times are of the seeds 1 to 1, all else is of the seeds 1 to 2."));
    }

    @Test
    void ofAFleetThePageSaysWhichSourceAttemptsAreOf() {
        FleetModel fleet = FleetModel.of(FleetModel.Mode.DROP_RETRIES);
        String note = "are those of the first source, successes those of all sources.";

        assertThat(Jsoup.parse(page(fleet, Runnable::run, "none"))
                        .select("#rates + p")
                        .text())
                .endsWith(note);
        assertThat(page(Runnable::run, "none")).doesNotContain(note);
    }

    @Test
    void theMapSaysOfWhichServerItIs() {
        Document page = Jsoup.parse(page(QueueModel.hotos(), Runnable::run, "none"));

        assertThat(page.select("#heat + p").text())
                .endsWith("of one of 200 requests/s, 10 workers, with 100 clients that time out after 1 s.");
        assertThat(page.select("header").text()).contains("A server of 300 requests/s");
    }

    @Test
    void whoHasNoSuccessToDrawIsNamed() {
        QueueModel over = new QueueModel(
                Mode.STALL,
                10,
                Duration.ofMillis(50),
                140,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(35),
                Duration.ofSeconds(1),
                4,
                Duration.ZERO);
        Document page = Jsoup.parse(page(over, Runnable::run, "none", "shared-breaker"));

        assertThat(page.select("#frontier + p").text()).endsWith("Not drawn, since none did: none.");
        assertThat(page.select("circle.spot title").eachText())
                .hasSize(2)
                .allMatch(each -> each.startsWith("shared-breaker"));
    }

    @Test
    void aPeakThatIsCutIsWritten() {
        Document page = Jsoup.parse(page(Runnable::run, "none", "constant"));

        assertThat(page.select("text.end").eachText().stream().filter(each -> each.startsWith("up to ")))
                .singleElement()
                .asString()
                .matches("up to 1[0-9]{3}");
    }

    @Test
    void waitsWithoutJitterAreMarked() {
        Document page = Jsoup.parse(page(Runnable::run, "constant", "full-jitter"));

        assertThat(page.select("circle.atom title").eachText())
                .isNotEmpty()
                .allMatch(each -> each.endsWith(": 100 % wait exactly 1 s"));
    }

    @Test
    void whatALibraryLosesAtTheCapIsDrawnAndWhatElseIsWrongIsTold() {
        Document page = Jsoup.parse(page(Runnable::run, "constant"));

        assertThat(page.select("#libraries ~ .chart text.label").eachText())
                .contains("resilience4j-exponential-random(100ms,2,50%,5s)", "full-jitter(100ms,5s)");
        assertThat(page.select("#libraries ~ .chart text.cell").eachText()).contains("72 %", "44 %", "100 %", "0 %");
        assertThat(page.select("#libraries ~ .remark code").eachText())
                .containsExactly("JitterAtTheCapTest", "StepsOfAWaitTest", "FailsafeSleepTest", "OkHttpRetryAfterTest");
    }

    @Test
    void waitsOfNobodyAreNotDrawn() {
        Document page = Jsoup.parse(page(Runnable::run, "none"));

        assertThat(page.select("#waits")).isEmpty();
    }

    @Test
    void theMapHatchesWhatNeverRecovers() {
        Document page = Jsoup.parse(page(Runnable::run, "none"));

        assertThat(page.select("rect.never")).hasSize(1);
        assertThat(page.select("text.over").eachText()).containsExactly("12 s", "30 s", "40 s", "never");
        assertThat(page.select("path.theory")).hasSize(1);
    }

    @Test
    void aStrategysNameIsOnlyText() {
        String html = page(Runnable::run, "none");
        Document page = Jsoup.parse(html);

        assertThat(page.select("script, img, [style], [onload]")).isEmpty();
        assertThat(page.select("meta[http-equiv]").attr("content"))
                .startsWith("default-src 'none'; style-src 'sha256-");
    }
}
