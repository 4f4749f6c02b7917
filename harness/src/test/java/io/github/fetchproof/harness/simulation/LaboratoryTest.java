package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
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
        public List<String> strategies() {
            return List.of("plain", "hopeless");
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
        public double[] run(String strategy, int clients, long seed) {
            return new double[] {
                clients + seed, strategy.equals("plain") || seed == 20 ? seed : Double.POSITIVE_INFINITY
            };
        }
    };

    @Test
    void runsEveryStrategyNumberOfClientsAndSeedAndSaysSo() {
        List<String> said = new ArrayList<>();
        SimulationTable table = Laboratory.table(
                SUM, List.of("hopeless", "plain"), List.of(1, 5), 2, (done, total) -> said.add(done + "/" + total));

        assertThat(said).containsExactly("1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8");
        assertThat(table.rows())
                .extracting(row -> row.strategy() + row.clients())
                .containsExactly("hopeless1", "plain1", "hopeless5", "plain5");
        assertThat(table.rows().get(3).metrics().get("the_sum")).isEqualTo(Metric.of(new double[] {6, 7}));
    }

    @Test
    void whatIsWrongIsSaidBeforeTheFirstRun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Laboratory.table(SUM, List.of("plain", "hope"), List.of(1), 1, (done, total) -> {}))
                .withMessage("a strategy must be one of plain, hopeless: hope");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Laboratory.table(SUM, List.of("plain"), List.of(0), 1, (done, total) -> {}))
                .withMessage("there must be at least one client: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Laboratory.table(SUM, List.of("plain"), List.of(1), 0, (done, total) -> {}))
                .withMessage("there must be at least one seed: 0");
    }

    @Test
    void theTextIsOneAlignedTable() {
        SimulationTable table = Laboratory.table(SUM, (done, total) -> {});

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
        SimulationTable table = Laboratory.table(SUM, List.of("hopeless"), List.of(3), 1, (done, total) -> {});

        assertThat(SimulationJson.render(table).replaceAll("\\s", ""))
                .isEqualTo("{\"model\":\"sum\",\"seeds\":1,\"rows\":[{\"strategy\":\"hopeless\",\"clients\":3,"
                        + "\"metrics\":{\"the_sum\":{\"mean\":4.0,\"low\":null,\"high\":null,\"p50\":4.0,\"p99\":4.0},"
                        + "\"recovery_s\":{\"mean\":null,\"low\":null,\"high\":null,\"p50\":null,\"p99\":null}}}]}");
    }

    @Test
    void theSameNumberOfClientsMovesToTheHeader() {
        SimulationTable table = Laboratory.table(SUM, List.of("plain"), List.of(3), 1, (done, total) -> {});

        assertThat(SimulationText.render(table).lines())
                .containsExactly(
                        "Adds up.",
                        "Model sum, 3 clients, seeds 1 to 1: mean +- half of the 95 % interval.",
                        "",
                        "           the  recovery",
                        "strategy   sum         s",
                        "plain     4.00      1.00");
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "100, 100000"})
    void tablesFitATerminal(int clients, int more) {
        QueueModel model = QueueModel.of(QueueModel.Mode.STALL);
        SimulationTable table =
                Laboratory.table(model, model.strategies(), List.of(clients, more), 2, (done, total) -> {});

        assertThat(SimulationText.render(table).lines()).allMatch(line -> line.length() < 100);
    }
}
