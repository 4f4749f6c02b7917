package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulateCommandTest {

    @Test
    void printsATableForPeople() {
        Outcome outcome = Outcome.of("simulate", "--strategy", "none,full-jitter", "--clients", "2", "--seeds", "2");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("none").contains("full-jitter").contains("2 clients");
    }

    @Test
    void printsJsonForPrograms() {
        Outcome outcome =
                Outcome.of("simulate", "--strategy", "none", "--clients", "1,2", "--seeds", "1", "--format", "json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"strategy\" : \"none\"").contains("\"clients\" : 2");
    }

    @Test
    void anUnknownStrategyIsWrongUsageAndNamesTheKnownOnes() {
        Outcome outcome = Outcome.of("simulate", "--strategy", "hope");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err())
                .startsWith("fetchproof simulate: a strategy must be one of none, ")
                .contains(": hope ")
                .hasLineCount(1);
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        Outcome outcome = Outcome.of("simulate", "--format", "yaml");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("yaml").hasLineCount(1);
    }

    @Test
    void aNumberThatIsNoneIsWrongUsage() {
        Outcome outcome = Outcome.of("simulate", "--seeds", "many");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("--seeds").contains("many").hasLineCount(1);
    }
}
