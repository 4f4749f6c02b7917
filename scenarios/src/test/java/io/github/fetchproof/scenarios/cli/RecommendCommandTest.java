package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendCommandTest {

    @Test
    void tellsALimitThenABackoffAndTheRowsThatSaySo() {
        Outcome outcome = Outcome.of("simulate", "recommend", "--seeds", "2");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("What limits retries comes first.\nThese bring the server back within 30 s of the end")
                .contains(
                        "full-jitter (never)",
                        "The backoff comes second.\nThe rows do not tell these apart, which serve best: ")
                .contains("refuses everybody from 20 s to 30 s", "starts no work while clients time out");
    }

    @Test
    void whoHasNoPatienceIsToldThatNothingServes() {
        Outcome outcome = Outcome.of("simulate", "recommend", "--seeds", "1", "--patience", "1ms", "--load", "95%");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("None brings the server back within 0 s");
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        String one = Outcome.of("simulate", "recommend", "--seeds", "2", "--threads", "1")
                .out();

        assertThat(Outcome.of("simulate", "recommend", "--seeds", "2", "--threads", "3")
                        .out())
                .isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "--load, much, --load must be a share such as 0.7 or 70%: much",
        "--outage, long, --outage must be a time such as 10s or 2m: long",
        "--patience, 0s, --patience must be a time such as 10s or 2m: 0s",
        "--patience, 3m, '--patience must be at most 170 s, for which a run goes on after an outage of that length: 3m'",
        "--threads, 0, there must be at least one thread: 0",
        "--clients, 0, there must be at least one client: 0",
        "--seeds, 0, there must be at least one seed: 0"
    })
    void whatIsWrongIsToldInOneSentence(String option, String value, String sentence) {
        Outcome outcome = Outcome.of("simulate", "recommend", option, value);

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains(sentence).hasLineCount(1);
    }
}
