package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.simulation.Draws.Purpose;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void theSameKeyGivesTheSameNumbersInWhateverOrder() {
        Draws draws = new Draws(7);
        long first = draws.at(Purpose.SERVICE, 1, 2, 3).nextLong();
        draws.at(Purpose.ARRIVAL, 9, 9, 9).nextLong();

        assertThat(draws.at(Purpose.SERVICE, 1, 2, 3).nextLong()).isEqualTo(first);
        assertThat(new Draws(7).at(Purpose.SERVICE, 1, 2, 3).nextLong()).isEqualTo(first);
        assertThat(new Draws(8).at(Purpose.SERVICE, 1, 2, 3).nextLong()).isNotEqualTo(first);
    }

    @Test
    void everyPartOfTheKeyCounts() {
        Set<Long> seen = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            for (int key = 0; key < 8000; key++) {
                seen.add(new Draws(key / 4000)
                        .at(purpose, key / 400 % 10, key / 20 % 20, key % 20)
                        .nextLong());
            }
        }

        assertThat(seen).hasSize(Purpose.values().length * 8000);
    }

    @Test
    void neighbouringKeysAreIndependent() {
        Draws draws = new Draws(1);
        double[] numbers = IntStream.range(0, MANY)
                .mapToDouble(each -> draws.at(Purpose.ARRIVAL, 0, each, 0).nextDouble() - 0.5)
                .toArray();
        double mean = 0;
        double variance = 0;
        double neighbours = 0;
        for (int each = 0; each + 1 < MANY; each++) {
            mean += numbers[each] / MANY;
            variance += numbers[each] * numbers[each] / MANY;
            neighbours += numbers[each] * numbers[each + 1] / MANY;
        }

        assertThat(mean).isCloseTo(0, within(0.003));
        assertThat(variance).isCloseTo(1.0 / 12, within(0.001));
        assertThat(neighbours).isCloseTo(0, within(0.001));
    }

    @Test
    void exponentialAndNormalNumbersHaveTheirMoments() {
        Draws draws = new Draws(1);
        double mean = IntStream.range(0, MANY)
                .mapToDouble(
                        each -> draws.at(Purpose.SERVICE, each % 100, each, 1).nextExponential())
                .average()
                .orElseThrow();
        double square = IntStream.range(0, MANY)
                .mapToDouble(
                        each -> draws.at(Purpose.DELAY, each % 100, each, 1).nextGaussian())
                .map(each -> each * each)
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1, within(0.01));
        assertThat(square).isCloseTo(1, within(0.015));
    }
}
