package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Trace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

    @Test
    void whatWasWrittenIsReadBackEqual() {
        Trace trace = Samples.trace();

        assertThat(TraceJson.read(TraceJson.write(trace))).isEqualTo(trace);
    }

    @Test
    void theSampleHoldsEveryTypeOfEvent() {
        Set<Class<?>> seen =
                Samples.trace().events().stream().map(Event::getClass).collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void keepsItsSchema() {
        assertThat(Schemas.problems("trace", TraceJson.write(Samples.trace()))).isEmpty();
    }

    @Test
    void eventsCarryTheirType() {
        assertThat(TraceJson.write(Samples.trace()))
                .contains("\"type\" : \"host-stall\"")
                .contains("\"type\" : \"query\"")
                .contains("\"recordType\" : \"AAAA\"");
    }

    @Test
    void theSameTraceIsTheSameText() {
        assertThat(TraceJson.write(Samples.trace())).isEqualTo(TraceJson.write(Samples.trace()));
    }

    @Test
    void credentialsAreNotWritten() {
        Trace plain = Samples.trace();
        Trace secret = new Trace(
                plain.scenario(),
                plain.seed(),
                plain.tapped(),
                plain.patience(),
                plain.limits(),
                plain.names(),
                plain.roads(),
                plain.calibrations(),
                plain.fetches(),
                plain.leftBehind(),
                List.of(Samples.exchange(List.of("Authorization: Basic dXNlcjpwYXNz"))));

        assertThat(TraceJson.write(secret)).contains("Authorization: Basic ***").doesNotContain("dXNlcjpwYXNz");
    }

    @Test
    void propertiesOfANewerKitAreSkipped() {
        String newer = TraceJson.write(Samples.trace()).replaceFirst("\\{", "{\"weather\": \"rain\",");

        assertThat(TraceJson.read(newer)).isEqualTo(Samples.trace());
    }

    @Test
    void whatIsNoTraceIsRefusedInOneSentence() {
        assertThatThrownBy(() -> TraceJson.read("{\"scenario\": \u001b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a trace must be JSON as written by this kit: ")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> TraceJson.read("null")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TraceJson.read("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
