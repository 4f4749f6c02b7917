package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.reference.Observation.Visit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each law can be broken, alone. */
class LawTest {
    private static final Mishap LIE =
            new Mishap.AtTheOrigin("P1", new ServerFault.ForgedZip(), Trigger.every(Artefact.ZIP), Mishap.NEVER);
    private static final FaultSchedule COMMA = new FaultSchedule(FaultSchedule.COMMA, List.of(LIE));
    private static final FaultSchedule PIPE = new FaultSchedule(FaultSchedule.PIPE, List.of(LIE));
    private static final Visit GOOD = visit(Outcome.FETCHED, 9);
    private static final Visit HUNG = new Visit(Optional.empty(), List.of(), List.of());

    @Test
    void aGoodFetchBreaksNone() {
        assertThat(broken(COMMA, GOOD, GOOD, request(1, "P1", 200, ""))).isEmpty();
    }

    @Test
    void aFetchThatDoesNotEnd() {
        assertThat(broken(COMMA, HUNG, GOOD)).containsExactly(Law.ENDS_IN_TIME);
    }

    @Test
    void aSuccessThatLeftSomethingOut() {
        Visit partial = new Visit(GOOD.result(), List.of("zip"), List.of());

        assertThat(broken(COMMA, partial, GOOD)).containsExactly(Law.WHOLE);
    }

    @Test
    void aWrongFileWhateverIsSaid() {
        Visit success = new Visit(GOOD.result(), List.of(), List.of("zip"));
        Visit failure = new Visit(visit(Outcome.UNAVAILABLE, 1).result(), List.of("mod"), List.of("zip"));

        assertThat(broken(COMMA, success, GOOD)).containsExactly(Law.TRUE);
        assertThat(broken(COMMA, failure, GOOD)).containsExactly(Law.TRUE);
    }

    @Test
    void aFailureWhenAllIsWholeAgain() {
        assertThat(broken(COMMA, GOOD, visit(Outcome.UNAVAILABLE, 1))).containsExactly(Law.RECOVERS);
    }

    @Test
    void aCommaThatIsPassedWithoutLeave() {
        Event.Exchange leak = request(2, "P2", 200, "");

        assertThat(broken(COMMA, GOOD, GOOD, request(1, "P1", 500, ""), leak)).containsExactly(Law.COMMA);
        assertThat(broken(COMMA, GOOD, GOOD, leak, request(3, "P1", 404, ""))).containsExactly(Law.COMMA);
        assertThat(broken(COMMA, GOOD, GOOD, request(1, "P1", 410, ""), leak)).isEmpty();
        assertThat(broken(PIPE, GOOD, GOOD, request(1, "P1", 500, ""), leak)).isEmpty();
    }

    @Test
    void moreRequestsThanAttempts() {
        Visit one = visit(Outcome.FETCHED, 1);
        Event.Exchange request = request(1, "P1", 200, "");

        assertThat(broken(COMMA, one, one, request, request)).isEmpty();
        assertThat(broken(COMMA, one, one, request, request, request)).containsExactly(Law.COUNTED);
    }

    @Test
    void notFoundThatOnlyOneSaid() {
        Visit lost = visit(Outcome.NOT_FOUND, 9);
        Event.Exchange gone = request(1, "P1", 410, "");

        assertThat(broken(PIPE, lost, GOOD, gone, request(2, "P2", 503, ""))).containsExactly(Law.NOT_FOUND);
        assertThat(broken(PIPE, lost, GOOD, gone, request(2, "P2", 404, ""))).isEmpty();
    }

    @Test
    void unauthorizedThatNobodySaid() {
        Visit turnedAway = visit(Outcome.UNAUTHORIZED, 9);

        assertThat(broken(COMMA, turnedAway, GOOD, request(1, "P1", 500, ""))).containsExactly(Law.UNAUTHORIZED);
        assertThat(broken(COMMA, turnedAway, GOOD, request(1, "P1", 403, ""))).isEmpty();
    }

    @Test
    void anAccusationOfSomeoneWhoToldTheTruth() {
        Event.Exchange truth = request(1, "P1", 200, "");
        Event.Exchange lie = request(1, "P1", 200, new ServerFault.ForgedZip().describe());

        for (Outcome accusation : List.of(Outcome.INTEGRITY, Outcome.INVALID)) {
            assertThat(broken(COMMA, visit(accusation, 9), GOOD, truth)).containsExactly(Law.ACCUSES_ONLY_LIARS);
            assertThat(broken(COMMA, visit(accusation, 9), GOOD, lie)).isEmpty();
        }
    }

    @Test
    void aScheduleTellsItsStory() {
        assertThat(COMMA).hasToString("GOPROXY=P1,P2, P1: another zip than the one the checksum names for every zip");
        assertThat(new FaultSchedule(FaultSchedule.PIPE, List.of())).hasToString("GOPROXY=P1|P2, nothing goes wrong");
    }

    private static List<Law> broken(FaultSchedule schedule, Visit troubled, Visit after, Event.Exchange... requests) {
        return Law.broken(schedule, new Observation(troubled, after, List.of(requests)));
    }

    private static Visit visit(Outcome outcome, int attempts) {
        return new Visit(Optional.of(new FetchResult(outcome, attempts, List.of(), "")), List.of(), List.of());
    }

    private static Event.Exchange request(long nanos, String origin, int status, String fault) {
        return new Event.Exchange(
                nanos,
                nanos,
                origin,
                1,
                "GET /m/@v/v1.0.0.zip HTTP/1.1",
                List.of(),
                "/m/@v/v1.0.0.zip",
                status,
                0,
                fault);
    }
}
