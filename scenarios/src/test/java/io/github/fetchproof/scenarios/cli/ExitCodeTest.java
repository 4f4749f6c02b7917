package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void warningsAndWhatIsUnsupportedDoNoHarm() {
        assertThat(code(Verdict.PASSED, Verdict.WARNED, Verdict.UNSUPPORTED)).isZero();
    }

    @Test
    void aFailureCountsMoreThanWhatCouldNotBeJudged() {
        assertThat(code(Verdict.INCONCLUSIVE, Verdict.BROKEN, Verdict.FAILED)).isEqualTo(ExitCode.FAILED);
        assertThat(code(Verdict.INCONCLUSIVE, Verdict.BROKEN)).isEqualTo(ExitCode.BROKEN);
        assertThat(code(Verdict.INCONCLUSIVE, Verdict.PASSED)).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void whatIsNotCertifiableFails() {
        assertThat(ExitCode.of(certification(false, List.of("it fetched nothing")), true))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aRunThatWasInterruptedSaysSo() {
        assertThat(ExitCode.of(certification(true, List.of(), Verdict.FAILED), true))
                .isEqualTo(ExitCode.INTERRUPTED);
    }

    private static int code(Verdict... verdicts) {
        return ExitCode.of(certification(false, List.of(), verdicts), true);
    }

    private static Certification certification(boolean partial, List<String> preflight, Verdict... verdicts) {
        return new Certification(
                new Certification.Kit("1", "17", "Linux"),
                new Certification.Subject("a", "1", "exec", "a"),
                1,
                "off",
                List.of(),
                "embedded",
                partial,
                preflight,
                List.of(),
                List.of(),
                List.of(),
                Arrays.stream(verdicts).map(ExitCodeTest::judgement).toList());
    }

    private static Judgement judgement(Verdict verdict) {
        return new Judgement(
                "list/x", "x", Level.MUST, List.of("LIST-001"), verdict, "", List.of(), 1, List.of(), "certify", "");
    }
}
