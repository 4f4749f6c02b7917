package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import org.junit.jupiter.api.Test;

class LookupsTest {
    private final RunClock clock = new RunClock();
    private final Lookups lookups = new Lookups(clock.log());
    private final RunClock.Log one = clock.log();
    private final RunClock.Log other = clock.log();

    LookupsTest() {
        lookups.reportTo("one.test"::equals, one);
        lookups.reportTo("other.test"::equals, other);
    }

    @Test
    void aScenarioIsToldOfItsOwnHosts() {
        Event query = query("one.test");
        lookups.add(query);

        assertThat(one.events()).containsExactly(query);
        assertThat(other.events()).isEmpty();
    }

    @Test
    void everybodyIsToldOfTheWorldOutside() {
        lookups.add(query("proxy.golang.org"));

        assertThat(one.events()).hasSize(1);
        assertThat(other.events()).hasSize(1);
    }

    @Test
    void whoHasLeftIsToldNoMore() throws Exception {
        RunClock.Log gone = clock.log();
        lookups.reportTo("gone.test"::equals, gone).close();
        lookups.add(query("gone.test"));

        assertThat(gone.events()).isEmpty();
    }

    private Event query(String name) {
        return new Event.Query(clock.nanos(), name, "A", "udp", "NXDOMAIN");
    }
}
