package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatesTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aTenthOfTheRequestsOfTheLastTenSeconds() {
        Gate gate = new Gates.ShareOfRequests();
        for (int request = 0; request < 9; request++) {
            assertThat(gate.first(request)).isNotEqualTo(Gate.REFUSED);
        }
        assertThat(gate.again(10)).isEqualTo(Gate.REFUSED);

        gate.first(11);
        assertThat(gate.again(12)).isNotEqualTo(Gate.REFUSED);
        assertThat(gate.again(13)).isEqualTo(Gate.REFUSED);
        assertThat(gate.again(11 * SECOND)).isEqualTo(Gate.REFUSED);
    }

    @Test
    void tenTokensAndATenthForEachSuccess() {
        Gate gate = new Gates.TokenPerSuccess();

        assertThat(retries(gate, 20)).isEqualTo(10);
        successes(gate, 9);
        assertThat(retries(gate, 20)).isZero();
        successes(gate, 1);
        assertThat(retries(gate, 20)).isEqualTo(1);
    }

    @Test
    void retriesNeedMoreThanHalfOfTheTokens() {
        Gate gate = new Gates.HalfOfTokens();
        for (int failure = 0; failure < 4; failure++) {
            gate.failed(0, 0);
        }
        assertThat(retries(gate, 1)).isEqualTo(1);

        gate.failed(0, 0);
        assertThat(retries(gate, 1)).isZero();
        successes(gate, 1);
        assertThat(retries(gate, 1)).isEqualTo(1);
    }

    @Test
    void theBreakerStopsFirstAttemptsToo() {
        Gate gate = new Gates.BreakerGate();
        for (int failure = 0; failure < 10; failure++) {
            gate.failed(gate.first(0), 0);
        }

        assertThat(gate.first(4 * SECOND)).isEqualTo(Gate.REFUSED);
        assertThat(gate.first(5 * SECOND)).isNotEqualTo(Gate.REFUSED);
    }

    @Test
    void theSimpleOnes() {
        assertThat(Gates.open().again(0)).isNotEqualTo(Gate.REFUSED);
        assertThat(Gates.noRetries().first(0)).isNotEqualTo(Gate.REFUSED);
        assertThat(Gates.noRetries().again(0)).isEqualTo(Gate.REFUSED);
    }

    private static int retries(Gate gate, int asked) {
        int granted = 0;
        for (int each = 0; each < asked; each++) {
            granted += gate.again(0) == Gate.REFUSED ? 0 : 1;
        }
        return granted;
    }

    private static void successes(Gate gate, int times) {
        for (int each = 0; each < times; each++) {
            gate.succeeded(0, 0);
        }
    }
}
