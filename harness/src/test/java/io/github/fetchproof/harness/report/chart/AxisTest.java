package io.github.fetchproof.harness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @Test
    void endsAtARoundNumberThatHoldsTheMost() {
        Axis axis = Axis.upTo(1540);

        assertThat(axis.to()).isEqualTo(2000);
        assertThat(axis.ticks()).containsExactly(0.0, 500.0, 1000.0, 1500.0, 2000.0);
    }

    @Test
    void decadesBeginAndEndWithOne() {
        Axis axis = Axis.decades(0.02, 47);

        assertThat(axis.ticks()).hasSize(5);
        assertThat(axis.at(1)).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void anAxisBetweenTwoValuesThatAreCloseLeavesTheRestOut() {
        Axis axis = Axis.holding(0.912, 0.9996, false);

        assertThat(axis.ticks().stream().map(axis::tick)).containsExactly("0.9", "0.92", "0.94", "0.96", "0.98", "1");
    }

    @Test
    void oneValueHasAnAxisToo() {
        Axis axis = Axis.holding(1, 1, false);

        assertThat(axis.at(1)).isZero();
        assertThat(axis.to()).isGreaterThan(1);
    }

    @Test
    void whatIsFarApartIsHeldByDecades() {
        assertThat(Axis.holding(30, 4000, true)).isEqualTo(Axis.decades(30, 4000));
        assertThat(Axis.holding(30, 4000, false)).isEqualTo(Axis.upTo(4000));
    }

    @Test
    void onlyWhatIsAboveZeroCanBeFarApart() {
        assertThat(Axis.farApart(1, 10)).isTrue();
        assertThat(Axis.farApart(1, 9)).isFalse();
        assertThat(Axis.farApart(0, 10)).isFalse();
    }

    @Test
    void whatLiesOutsideIsMovedToTheEdge() {
        assertThat(Axis.upTo(10).at(11)).isEqualTo(1);
        assertThat(Axis.decades(1, 10).at(0)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"1540, 1540", "20, 20", "2.5, 2.5", "0.30000000000000004, 0.3", "0.001, 0.001", "0, 0"})
    void labelsHaveNoMoreDigitsThanCount(double value, String label) {
        assertThat(Axis.label(value)).isEqualTo(label);
    }

    @Test
    void anAxisThatDoesNotRiseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Axis(2, 2, false))
                .withMessage("an axis must rise, a logarithmic one from above zero: 2.0 to 2.0");
    }
}
