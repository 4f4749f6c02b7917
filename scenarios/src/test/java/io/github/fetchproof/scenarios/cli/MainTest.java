package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void helpDescribesAndGivesAnExample() {
        Outcome outcome = Outcome.of("--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Certifies Go module fetchers").contains("Example: ");
    }

    @Test
    void versionIsThatOfTheBuild() {
        Outcome outcome = Outcome.of("--version");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).matches("fetchproof [0-9]+\\.[0-9]+\\.[0-9]+.*\n");
    }

    @Test
    void anUnknownOptionIsWrongUsageInOneSentenceThatSuggestsTheRightOne() {
        Outcome outcome = Outcome.of("--versoin");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo(
                        "fetchproof: unknown option: '--versoin'; did you mean --version? (see fetchproof --help)\n");
    }

    @Test
    void anUnknownCommandIsWrongUsageInOneSentenceThatSuggestsTheRightOne() {
        Outcome outcome = Outcome.of("simulat", "--seeds", "1");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).startsWith("fetchproof: there is no command simulat; did you mean simulate");
        assertThat(outcome.err()).hasLineCount(1);
    }

    @Test
    void noCommandIsWrongUsage() {
        Outcome outcome = Outcome.of();

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).startsWith("fetchproof: name a command: ").hasLineCount(1);
    }
}
