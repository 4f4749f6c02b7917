package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.benchmarks.Ratios.Measurement;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
    @Test
    void saysWhichWereMissedAndLeavesOutWhatDidNotRun() {
        List<Measurement> measurements = List.of(
                new Measurement("GuardedCall", "ours", "", 80, 24.004),
                new Measurement("GuardedCall", "resilience4j", "", 100, 104),
                new Measurement("NextWait", "oursFullJitter", "10", 5, 0.001),
                new Measurement("NextWait", "resilience4j", "10", 100, 560),
                new Measurement("NextWait", "oursDecorrelated", "10", 5, 16));

        assertThat(Goals.lines(measurements))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "goal at most measured",
                        "NextWait(10) oursFullJitter / resilience4j 0.250 0.050",
                        "NextWait(10) oursDecorrelated / resilience4j 0.250 0.050",
                        "NextWait(10) oursFullJitter, B/op 0.000 0.000",
                        "NextWait(10) oursDecorrelated, B/op 0.000 16.000 missed",
                        "GuardedCall ours / resilience4j 0.700 0.800 missed",
                        "GuardedCall ours, B/op 24.000 24.000");
    }

    @Test
    void whatWasAllocatedIsNotJudgedWhereItWasNotMeasured() {
        assertThat(Goals.lines(List.of(new Measurement("GuardedCall", "ours", "", 80, -1))))
                .hasSize(1);
    }

    @Test
    void aModelIsHeldAgainstThePublishedScriptAndAgainstItselfWithAThousandTimesAsManyClients() {
        List<Measurement> measurements = List.of(
                new Measurement("Race", "ours", "100", 200, -1),
                new Measurement("Simulation", "ours", "1000", 100, -1),
                new Measurement("Simulation", "ours", "1000000", 100 * Math.sqrt(1000), -1));

        assertThat(Goals.lines(measurements))
                .map(line -> line.replaceAll(" +", " "))
                .contains(
                        "Race(100) ours / the published script's, elsewhere 0.050 0.062 missed",
                        "Simulation, its cost as clients to the power of 1.100 1.500 missed");
    }
}
