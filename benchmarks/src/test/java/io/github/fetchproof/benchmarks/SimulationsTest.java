package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimulationsTest {
    @Test
    void aRaceOfOneClientIsOneWrite() {
        assertThat(Simulations.race(1, 1)).isEqualTo(4);
    }

    @Test
    void requestsGrowWithTheClients() {
        assertThat((double) Simulations.outage(10_000, 1))
                .isCloseTo(10.0 * Simulations.outage(1000, 1), within(4 * Math.sqrt(98_000 + 100.0 * 9800)));
    }
}
