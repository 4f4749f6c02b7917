package io.github.fetchproof.scenarios.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class VerdictsTest {

    @Test
    void aPassPasses() {
        assertThatCode(() -> judged("PASSED").getExecutable().execute()).doesNotThrowAnyException();
    }

    @Test
    void aFailureFailsWithItsFindingsAndHowToRunItAgain() {
        assertThatThrownBy(() -> judged("FAILED").getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                        FAILED list/comma
                          the reason
                          LIST-003
                            expected: no request at P2
                            observed: one\\u001b[31m
                          replay: certify --seed 1""");
    }

    @Test
    void aWarningPasses() {
        assertThatCode(() -> judged("WARNED").getExecutable().execute()).doesNotThrowAnyException();
    }

    @Test
    void whatWasNotDeclaredIsAbortedWithTheReason() {
        assertThatThrownBy(() -> judged("UNSUPPORTED").getExecutable().execute())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("unsupported: the reason");
    }

    @Test
    void whatCouldNotBeJudgedFailsAndSaysSo() {
        assertThatThrownBy(() -> judged("INCONCLUSIVE").getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("INCONCLUSIVE ");
        assertThatThrownBy(() -> judged("BROKEN").getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("BROKEN ");
    }

    @Test
    void aMissedPreflightFails() {
        DynamicTest test = Verdicts.test(Map.of("event", "preflight", "problems", List.of("it fetched nothing")));

        assertThatThrownBy(() -> test.getExecutable().execute())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("not certifiable: it fetched nothing");
    }

    @Test
    void aCleanPreflightPasses() {
        DynamicTest test = Verdicts.test(Map.of("event", "preflight", "problems", List.of()));

        assertThatCode(() -> test.getExecutable().execute()).doesNotThrowAnyException();
    }

    @Test
    void theNameTellsTheScenario() {
        assertThat(judged("PASSED").getDisplayName()).isEqualTo("list/comma: A fetcher MUST ask no later entry.");
    }

    private static DynamicTest judged(String verdict) {
        return Verdicts.test(Map.of(
                "event",
                "judged",
                "scenario",
                Map.of(
                        "id",
                        "list/comma",
                        "title",
                        "A fetcher MUST ask no later entry.",
                        "level",
                        "MUST",
                        "verdict",
                        verdict,
                        "reason",
                        "the reason",
                        "findings",
                        List.of(Map.of(
                                "rule",
                                "LIST-003",
                                "expected",
                                "no request at P2",
                                "observed",
                                "one\u001b[31m",
                                "evidence",
                                "")),
                        "replay",
                        "certify --seed 1")));
    }
}
