package io.github.fetchproof.harness.goproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialTest {

    private static final Line LINE = Line.parse("a.example,b.example|c.example,direct", "");

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultMakesAScenario(Fault fault) {
        Scenario scenario = new Trial(LINE, fault, "P2", false).scenario();

        assertThat(scenario.settings()).containsEntry("GOPROXY", "P1,P2|P3,direct");
        assertThat(scenario.steps()).hasSize(fault == Fault.NOTHING ? 1 : 2);
    }

    @Test
    void theProxiesBeforeTheOneThatFailsHaveNothing() {
        Scenario scenario = new Trial(LINE, Fault.REFUSED, "P2", false).scenario();

        assertThat(scenario.given())
                .startsWith(
                        "P1 holds nothing",
                        "P2 holds goproxy-refused-p2.test/m@v1.0.0",
                        "P3 holds goproxy-refused-p2.test/m@v1.0.0");
    }

    @Test
    void whatIsPrivateIsAtTheFirstProxyAlone() {
        Scenario scenario = new Trial(LINE, Fault.REFUSED, "P1", true).scenario();

        assertThat(scenario.given())
                .startsWith("P1 holds goproxy-refused-p1-secret.test/m@v1.0.0", "P2 holds nothing", "P3 holds nothing");
    }

    @Test
    void whatIsPrivateIsTriedWhereTheFirstProxyFails() {
        List<Trial> trials = Trial.all(LINE, List.of(Fault.REFUSED, Fault.GONE));

        assertThat(trials)
                .extracting(Trial::id)
                .containsExactly(
                        "goproxy/refused-p1",
                        "goproxy/refused-p1-secret",
                        "goproxy/refused-p2",
                        "goproxy/refused-p3",
                        "goproxy/410-p1",
                        "goproxy/410-p1-secret",
                        "goproxy/410-p2",
                        "goproxy/410-p3");
    }

    @Test
    void theFaultMustBeMetButForWhatGoprivateCovers() {
        Line covered = Line.parse("a.example", "corp.example.com");

        assertThat(broken(new Trial(LINE, Fault.REFUSED, "P1", true)).met()).isTrue();
        assertThat(broken(new Trial(covered, Fault.REFUSED, "P1", false)).met()).isTrue();
        assertThat(broken(new Trial(covered, Fault.REFUSED, "P1", true)).met()).isFalse();
    }

    private static Step.Break broken(Trial trial) {
        return (Step.Break) trial.scenario().steps().get(0);
    }
}
