package io.github.fetchproof.harness.trace;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void aSynThatIsSentAgainBecauseNobodyAnsweredIsTheSameDial() {
        Trace trace = trace().up(10, "S", 0).up(1010, "S", 0).up(3010, "S", 0).done();

        assertThat(trace.dialsAt("P1")).hasSize(1);
    }

    @Test
    void aSynFromTheSamePortAfterARefusalIsAnotherDial() {
        Trace trace = trace().up(10, "S", 0)
                .down(11, "AR", 0)
                .up(20, "S", 0)
                .down(21, "AR", 0)
                .done();

        assertThat(trace.dialsAt("P1")).hasSize(2);
    }

    @Test
    void nobodyDialsAnOriginThatHasNoRoad() {
        assertThat(trace().up(10, "S", 0).done().dialsAt("P9")).isEmpty();
    }

    @Test
    void eventsAreInTheOrderOfTheirTime() {
        Trace trace = trace().up(30, "A", 0).down(20, "SA", 0).up(10, "S", 0).done();

        assertThat(trace.events()).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
    }

    @Test
    void aDialAtAnotherPortIsOneAtTheHost() {
        String host = Traces.LINK.replaceFirst(":.*", "");
        Trace trace = trace().event(new Event.Packet(1, "tcp", "127.0.0.1:41000", host + ":443", "S", 0))
                .event(new Event.Packet(2, "tcp", "127.0.0.1:41001", host + "1:443", "S", 0))
                .done();

        assertThat(trace.dialsAt("P1")).isEmpty();
        assertThat(trace.dialsAtHostOf("P1")).hasSize(1);
        assertThat(trace.dialsAtHostOf("P2")).isEmpty();
    }
}
