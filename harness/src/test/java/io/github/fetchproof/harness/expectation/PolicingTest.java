package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Traces;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicingTest {

    static Stream<Pair> pairs() {
        Check denied = Policing.deniedAtLeast(1, "home", "P1");
        return Stream.of(
                new Pair("nothingDenied", Policing.nothingDenied(), trace(), denied("home", "P1"), "1"),
                new Pair("deniedAtLeast", denied, denied("home", "P1"), denied("office", "P1"), "none"),
                new Pair("deniedAtLeast", denied, denied("home", "P1"), denied("home", "P2"), "none"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFitsAndMissesWhatDoesNot(Pair pair) {
        pair.holds();
    }

    @Test
    void everyCheckHasAPair() {
        Pair.coverAll(Policing.class, pairs());
    }

    @Test
    void withoutATapNothingIsKnown() {
        assertThat(Policing.nothingDenied().miss(trace().untapped().done()))
                .map(Check.Miss::unobserved)
                .contains(true);
    }

    private static Traces denied(String caller, String origin) {
        return trace().event(new Event.Denied(1, caller, "127.1.2.5:4000", origin, "127.1.2.3:80", "ingress refused"));
    }
}
