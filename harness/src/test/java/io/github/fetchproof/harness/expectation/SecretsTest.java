package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Traces;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String AUTHORIZATION = "authorization: Basic YTpi";

    static Stream<Pair> pairs() {
        Check answered = Secrets.isAnsweredByPassword("H1", "/refs");
        Check unknown = Secrets.showsAnUnknownKey("G1");
        return Stream.of(
                new Pair("isAnsweredByPassword", answered, asked(200, AUTHORIZATION), asked(200), "none"),
                new Pair(
                        "isAnsweredByPassword", answered, asked(200, AUTHORIZATION), asked(401, AUTHORIZATION), "none"),
                new Pair("turnsAway", Secrets.turnsAway(1, "H1", "/refs"), asked(401), asked(404), "none"),
                new Pair("showsAKnownKey", Secrets.showsAKnownKey("G1"), shown(true), shown(false), "none"),
                new Pair("showsAnUnknownKey", unknown, shown(false), trace(), "none"),
                new Pair(
                        "showsAnUnknownKey", unknown, shown(false), shown(false).event(key(true)), "1"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFitsAndMissesWhatDoesNot(Pair pair) {
        pair.holds();
    }

    @Test
    void everyCheckHasAPair() {
        Pair.coverAll(Secrets.class, pairs());
    }

    private static Traces asked(int status, String... headers) {
        return trace().event(new Event.Exchange(
                1, 2, "H1", 1, "GET /refs HTTP/1.1", List.of(headers), "/refs", status, 0, ""));
    }

    private static Traces shown(boolean known) {
        return trace().event(key(known));
    }

    private static Event.KeyShown key(boolean known) {
        return new Event.KeyShown(1, "G1", 1, "SHA256:abc", known);
    }
}
