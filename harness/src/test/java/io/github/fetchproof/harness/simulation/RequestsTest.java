package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestsTest {
    private final Requests requests = new Requests();

    @Test
    void anEventIsForTheAttemptThatItWasMadeFor() {
        int slot = requests.take(0, 0, 0);
        long timeout = requests.event(5, slot);
        assertThat(requests.current(timeout)).isTrue();
        assertThat(Requests.kind(timeout)).isEqualTo(5);
        assertThat(Requests.slot(timeout)).isEqualTo(slot);

        requests.outdate(slot);
        assertThat(requests.current(timeout)).isFalse();
    }

    @Test
    void aSlotIsUsedAgainAndKnowsNothingOfTheRequestBefore() {
        int slot = requests.take(0, 0, 0);
        long late = requests.event(15, slot);
        requests.attempt(slot);
        requests.give(slot);

        assertThat(requests.take(1, 9, 4)).isEqualTo(slot);
        assertThat(requests.attempts(slot)).isZero();
        assertThat(requests.current(late)).isFalse();
        assertThat(Requests.kind(late)).isEqualTo(15);
    }

    @Test
    void thereAreAsManySlotsAsAreNeeded() {
        for (int each = 0; each < 1000; each++) {
            assertThat(requests.take(each, each, each)).isEqualTo(each);
        }
        for (int each = 0; each < 1000; each++) {
            assertThat(requests.number(each)).isEqualTo(each);
            assertThat(requests.bornAt(each)).isEqualTo(each);
            assertThat(requests.client(each)).isEqualTo(each);
            requests.give(each);
        }

        assertThat(requests.take(0, 0, 0)).isEqualTo(999);
    }
}
