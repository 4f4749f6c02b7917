package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedOriginsTest {

    private final Check named = Answers.messageNames(1, "P1");
    private final Check mixed = Answers.failedOrNames(1, "P1");

    @Test
    void anOriginIsNamedByItsHost() {
        assertThat(named.miss(saying(false, "GET http://p.test/x: status 500"))).isEmpty();
    }

    @Test
    void anOriginThatIsNotNamedIsMissed() {
        assertThat(named.miss(saying(false, "unexpected EOF")))
                .hasValueSatisfying(miss -> assertThat(miss.observed()).isEqualTo("it does not name P1"));
    }

    @Test
    void whoFailsNeedNameNobody() {
        assertThat(mixed.miss(saying(false, "P2 has no zip"))).isEmpty();
    }

    @Test
    void whoSucceedsNamesTheOriginsItUsed() {
        assertThat(mixed.miss(saying(true, "warning: from p.test"))).isEmpty();
        assertThat(mixed.miss(saying(true, ""))).isPresent();
    }

    private static Trace saying(boolean success, String message) {
        Trace mute = trace().fetched(success).done();
        Fetch fetch = mute.fetch(1);
        Fetch telling = new Fetch(
                fetch.ordinal(),
                fetch.operation(),
                fetch.modules(),
                fetch.startedNanos(),
                fetch.endedNanos(),
                fetch.ending(),
                fetch.claimedSuccess(),
                fetch.outcome(),
                fetch.attempts(),
                fetch.answers(),
                message,
                fetch.deliveries(),
                fetch.cache(),
                fetch.trees());
        return new Trace(
                mute.scenario(),
                mute.seed(),
                mute.tapped(),
                mute.patience(),
                mute.limits(),
                mute.names(),
                mute.roads(),
                mute.calibrations(),
                List.of(telling),
                mute.leftBehind(),
                mute.events());
    }
}
