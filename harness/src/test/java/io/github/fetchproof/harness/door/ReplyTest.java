package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Fetch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void togetherIsASuccessOnlyWhenAllAre() {
        Reply all = Reply.together(List.of(reply(Outcome.FETCHED, 2, 0), reply(Outcome.FETCHED, 3, 0)));

        assertThat(all.claimedSuccess()).isTrue();
        assertThat(all.outcome()).contains(Outcome.FETCHED);
        assertThat(all.attempts()).isEqualTo(5);
        assertThat(all.exit()).isZero();
    }

    @Test
    void theFirstFailureNamesTheOutcome() {
        Reply all = Reply.together(List.of(
                reply(Outcome.FETCHED, 1, 0), reply(Outcome.UNAVAILABLE, -1, 4), reply(Outcome.NOT_FOUND, 1, 5)));

        assertThat(all.claimedSuccess()).isFalse();
        assertThat(all.outcome()).contains(Outcome.UNAVAILABLE);
        assertThat(all.attempts()).isEqualTo(-1);
        assertThat(all.exit()).isEqualTo(4);
    }

    @Test
    void successWithoutAWordFromAllHasNoWord() {
        Reply wordless =
                new Reply(Fetch.Ending.ANSWERED, true, Optional.empty(), -1, List.of("v1.0.0"), "", 0, Map.of());

        Reply all = Reply.together(List.of(reply(Outcome.FETCHED, 1, 0), wordless));

        assertThat(all.outcome()).isEmpty();
        assertThat(all.answers()).containsExactly("v1.0.0");
    }

    @Test
    void theLastEndingIsTheEnding() {
        Reply all = Reply.together(List.of(reply(Outcome.FETCHED, 1, 0), Reply.hung("still", 143)));

        assertThat(all.ending()).isEqualTo(Fetch.Ending.HUNG);
        assertThat(all.claimedSuccess()).isFalse();
    }

    private static Reply reply(Outcome outcome, int attempts, int exit) {
        return new Reply(
                Fetch.Ending.ANSWERED,
                exit == 0,
                Optional.of(outcome),
                attempts,
                List.of(),
                outcome.name(),
                exit,
                Map.of());
    }
}
