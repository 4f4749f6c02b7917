package io.github.fetchproof.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Figures figures = new Figures();

    private String row(Measure measure, boolean hasOriginal) {
        return Table.lines(figures, hasOriginal).stream()
                .filter(line -> line.startsWith(measure.label()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMeasureHasItsLine() {
        List<String> lines = Table.lines(figures, true);

        assertThat(Arrays.asList(Measure.values()))
                .allSatisfy(measure -> assertThat(lines).anyMatch(line -> line.startsWith(measure.label())));
    }

    @Test
    void aLineHoldsFiguresRatiosAndTheGoal() {
        for (double each : new double[] {100, 300, 200}) {
            figures.add(Measure.CONNECTS_1, Road.DIRECT, each * 10);
            figures.add(Measure.CONNECTS_1, Road.EMBEDDED, each);
            figures.add(Measure.CONNECTS_1, Road.ORIGINAL, each / 2);
        }

        assertThat(row(Measure.CONNECTS_1, true))
                .matches(
                        "connect, echo, close: 1 client +1/s +2000 \\(3000\\) +200 \\(300\\) +100 \\(150\\) +2\\.00 +2\\.00 +>= 1\\.2");
    }

    @Test
    void aGoalThatWasMissedSaysSo() {
        figures.add(Measure.MEMORY_1000, Road.EMBEDDED, 9);
        figures.add(Measure.MEMORY_1000, Road.ORIGINAL, 60);
        figures.add(Measure.DOWN_1, Road.EMBEDDED, 190);
        figures.add(Measure.DOWN_1, Road.ORIGINAL, 100);

        assertThat(row(Measure.MEMORY_1000, true)).endsWith("0.15    0.15  <= 0.1 missed");
        assertThat(row(Measure.DOWN_1, true)).endsWith("1.90    1.90  >= 2.0 missed");
    }

    @Test
    void theOriginalMayBeMissing() {
        figures.add(Measure.ECHO_P50, Road.DIRECT, 12.34);
        figures.add(Measure.ECHO_P50, Road.EMBEDDED, 30);

        assertThat(row(Measure.ECHO_P50, false))
                .matches("echo, p50 +us +12\\.3 \\(12\\.3\\) +30\\.0 \\(30\\.0\\) +not here +- +- +<= 1\\.0");
    }

    @Test
    void figuresHaveThreeDigitsOrMore() {
        assertThat(List.of(Table.number(1234.6), Table.number(99.94), Table.number(-2.345)))
                .containsExactly("1235", "99.9", "-2.35");
    }
}
