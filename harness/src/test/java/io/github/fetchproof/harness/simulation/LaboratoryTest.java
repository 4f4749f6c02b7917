package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.Grid.Point;
import io.github.fetchproof.harness.simulation.SimulationTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaboratoryTest {
    private static final Experiment SUM = new Experiment() {
        @Override
        public String model() {
            return "sum";
        }

        @Override
        public String description() {
            return "Adds up.";
        }

        @Override
        public Map<String, String> strategies() {
            return Names.of("plain=no-wait", "hopeless=none");
        }

        @Override
        public List<Integer> defaultClients() {
            return List.of(1, 1000);
        }

        @Override
        public List<String> metrics() {
            return List.of("the_sum", "recovery_s");
        }

        @Override
        public double[] run(Strategy strategy, int clients, long seed) {
            return new double[] {
                clients + seed, strategy.name().equals("plain") || seed == 20 ? seed : Double.POSITIVE_INFINITY
            };
        }
    };

    @Test
    void runsEveryStrategyNumberOfClientsAndSeedAndSaysSo() {
        List<String> said = new ArrayList<>();
        SimulationTable table = new Laboratory(Runnable::run)
                .table(
                        grid(List.of("hopeless", "plain"), List.of(1, 5)),
                        Sampling.of(2),
                        (done, total) -> said.add(done + "/" + total));

        assertThat(said).containsExactly("1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8");
        assertThat(table.rows())
                .extracting(row -> row.strategy() + row.clients())
                .containsExactly("hopeless1", "plain1", "hopeless5", "plain5");
        assertThat(table.rows().get(3).metrics().get("the_sum")).isEqualTo(Metric.of(new double[] {6, 7}));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        QueueModel model = QueueModel.of(QueueModel.Mode.REFUSE);
        Grid grid = Grid.of(
                model,
                List.of(strategy(model, "full-jitter"), strategy(model, "sre-throttle"), strategy(model, "polly")),
                List.of(3));
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            String one = SimulationJson.render(
                    new Laboratory(Runnable::run).table(grid, new Sampling(20, 0.02), (done, total) -> {}));
            String other = SimulationJson.render(
                    new Laboratory(four).table(grid, new Sampling(20, 0.02), (done, total) -> {}));

            assertThat(other).isEqualTo(one);
        } finally {
            four.shutdown();
        }
    }

    @Test
    void aRowStopsWhenItsIntervalsAreNarrow() {
        SimulationTable table = new Laboratory(Runnable::run)
                .table(grid(List.of("plain"), List.of(1, 1000)), new Sampling(100, 0.2), (done, total) -> {});

        assertThat(table.rows())
                .extracting(row -> row.seeds())
                .as("clients + seed, and the seed itself")
                .containsExactly(40, 40);
        assertThat(SimulationText.render(table)).contains("seeds 1 to at most 100");
        assertThat(SimulationJson.render(table)).contains("\"seeds\" : 40");
    }

    @Test
    void whatIsWrongIsSaidBeforeTheFirstRun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grid(List.of("plain"), List.of(0)))
                .withMessage("there must be at least one client: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grid(List.of(), List.of(1)))
                .withMessage("there must be something to simulate: no strategies, clients or loads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sampling.of(0))
                .withMessage("there must be at least one seed: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(1, 1))
                .withMessage("the width to stop at must be from 0 % to below 100 %: 1.0");
    }

    @Test
    void theTextIsOneAlignedTable() {
        SimulationTable table = table(List.of("plain", "hopeless"), List.of(1, 1000), 20);

        assertThat(SimulationText.render(table).lines())
                .containsExactly(
                        "Adds up.",
                        "Model sum, seeds 1 to 20: mean +- half of the 95 % interval.",
                        "",
                        "                             the      recovery",
                        "strategy  clients            sum             s",
                        "plain           1   11.50 +-2.77  10.50 +-2.77",
                        "hopeless        1   11.50 +-2.77         never",
                        "plain        1000  1010.5 +-2.77  10.50 +-2.77",
                        "hopeless     1000  1010.5 +-2.77         never");
    }

    @Test
    void theJsonHasTheAgreedShapeAndNullForNever() {
        SimulationTable table = table(List.of("hopeless"), List.of(3), 1);

        assertThat(SimulationJson.render(table).replaceAll("\\s", ""))
                .isEqualTo("{\"model\":\"sum\",\"seeds\":1,\"rows\":[{\"strategy\":\"hopeless\",\"clients\":3,"
                        + "\"metrics\":{\"the_sum\":{\"mean\":4.0,\"low\":null,\"high\":null,\"p50\":4.0,\"p99\":4.0},"
                        + "\"recovery_s\":{\"mean\":null,\"low\":null,\"high\":null,\"p50\":null,\"p99\":null}}}]}");
    }

    @Test
    void theSameNumberOfClientsMovesToTheHeader() {
        SimulationTable table = table(List.of("plain"), List.of(3), 1);

        assertThat(SimulationText.render(table).lines())
                .containsExactly(
                        "Adds up.",
                        "Model sum, 3 clients, seeds 1 to 1: mean +- half of the 95 % interval.",
                        "",
                        "           the  recovery",
                        "strategy   sum         s",
                        "plain     4.00      1.00");
    }

    @Test
    void linesOfPartsMakeTheSameTable() {
        Grid grid = grid(List.of("plain", "hopeless"), List.of(1, 1000));
        Laboratory laboratory = new Laboratory(Runnable::run);
        List<String> lines = new ArrayList<>();
        for (int part = 2; part >= 0; part--) {
            int ours = part;
            laboratory.samples(
                    grid,
                    20,
                    run -> (run.row() + run.seed()) % 3 == ours,
                    sample -> lines.add(SampleLines.line(grid, 20, sample)),
                    (done, total) -> {});
        }

        assertThat(lines).hasSize(80);
        assertThat(SampleLines.table(lines)).isEqualTo(laboratory.table(grid, Sampling.of(20), (done, total) -> {}));
        assertThat(SampleLines.sample(grid, 20, lines.get(7)).values()).hasSize(2);
    }

    @Test
    void linesThatDoNotBelongTogetherAreRefused() {
        Grid grid = grid(List.of("plain"), List.of(1));
        String one = SampleLines.line(grid, 1, new Sample(0, 1, List.of(2.0, 1.0)));
        String other = SampleLines.line(grid, 2, new Sample(0, 1, List.of(2.0, 1.0)));
        String changed = SampleLines.line(grid, 1, new Sample(0, 1, List.of(3.0, 1.0)));

        assertThat(SampleLines.table(List.of(one, one)).rows()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.table(List.of(one, changed)))
                .withMessageStartingWith("lines of the same run must be the same: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.table(List.of(one, other)))
                .withMessage("lines must be of the same grid: seeds is 1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.table(List.of(other)))
                .withMessage("all runs must be there: row 0 of 1 has 1 of 2 seeds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.table(List.of("hope")))
                .withMessage("a line must be a sample as JSON: hope");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.table(List.of()))
                .withMessage("there must be at least one line of samples: none was given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.sample(grid, 1, other))
                .withMessageStartingWith("a line must be of the grid that is run: ");
    }

    @Test
    void differentLoadsAreAColumn() {
        List<Point> points = List.of(
                new Point(SUM, strategy(SUM, "plain"), 1, OptionalDouble.of(0.5)),
                new Point(SUM, strategy(SUM, "plain"), 1, OptionalDouble.of(0.9)));
        SimulationTable table = new Laboratory(Runnable::run)
                .table(new Grid("sum", "Adds up.", SUM.metrics(), points), Sampling.of(1), (done, total) -> {});

        assertThat(SimulationText.render(table)).contains("strategy  load").contains("plain     0.90");
        assertThat(SimulationJson.render(table)).contains("\"load\" : 0.9");
    }

    @Test
    void tablesFitATerminal() {
        QueueModel model = QueueModel.of(QueueModel.Mode.STALL);
        List<Strategy> all = model.strategies().keySet().stream()
                .map(name -> strategy(model, name))
                .toList();
        SimulationTable table = new Laboratory(Runnable::run)
                .table(Grid.of(model, all, List.of(100)), Sampling.of(2), (done, total) -> {});

        assertThat(SimulationText.render(table).lines()).allMatch(line -> line.length() < 100);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.6, 0.30", "0.931, 0.933, 0.931", "0.9333, 0.47, 0.93", "0.5, 0.5, 0.50", "0.3, 0.30001, 0.30000"
    })
    void loadsHaveTheDigitsThatTellThemApart(double load, double other, String text) {
        Row row = new Row("none", 1, OptionalDouble.of(load), 1, Map.of());

        assertThat(SimulationText.load(row, List.of(row, new Row("none", 1, OptionalDouble.of(other), 1, Map.of()))))
                .isEqualTo(text);
    }

    @Test
    void aLongNameTakesNoIntervalAway() {
        QueueModel model = QueueModel.of(QueueModel.Mode.REFUSE);
        Grid grid = Grid.of(
                model, List.of(strategy(model, "full-jitter(100ms,20s)+budget(10%,10s)+attempts(4)")), List.of(9));

        String text =
                SimulationText.render(new Laboratory(Runnable::run).table(grid, Sampling.of(2), (done, total) -> {}));

        assertThat(text.split(" \\+-[0-9]", -1))
                .as("one for each metric")
                .hasSize(1 + model.metrics().size());
    }

    private static SimulationTable table(List<String> strategies, List<Integer> clients, int seeds) {
        return new Laboratory(Runnable::run).table(grid(strategies, clients), Sampling.of(seeds), (done, total) -> {});
    }

    private static Grid grid(List<String> strategies, List<Integer> clients) {
        return Grid.of(SUM, strategies.stream().map(name -> strategy(SUM, name)).toList(), clients);
    }

    private static Strategy strategy(Experiment experiment, String expression) {
        return new StrategyExpression(experiment.strategies()).parse(expression);
    }
}
