package io.github.fetchproof.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    @Test
    void eachRoadGoesFirstInItsTurn() {
        List<Integer> roads = List.of(1, 2, 3);

        assertThat(Trial.turned(roads, 0)).containsExactly(1, 2, 3);
        assertThat(Trial.turned(roads, 1)).containsExactly(2, 3, 1);
        assertThat(Trial.turned(roads, 5)).containsExactly(3, 1, 2);
    }
}
