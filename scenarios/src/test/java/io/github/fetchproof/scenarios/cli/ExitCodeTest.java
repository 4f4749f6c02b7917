package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.goproxy.Cell;
import io.github.fetchproof.harness.goproxy.Fate;
import io.github.fetchproof.harness.goproxy.Fault;
import io.github.fetchproof.harness.goproxy.Line;
import io.github.fetchproof.harness.goproxy.Result;
import io.github.fetchproof.harness.goproxy.Table;
import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    @Test
    void aLineFailsWhenSomethingHangsOrLeaksAndNotWhenABuildDies() {
        assertThat(code(Fate.DIES, List.of())).isZero();
        assertThat(code(Fate.HANGS, List.of())).isEqualTo(ExitCode.FAILED);
        assertThat(code(Fate.DIES, List.of("P2"))).isEqualTo(ExitCode.FAILED);
        assertThat(code(Fate.UNPROVEN, List.of())).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(code(Fate.UNPROVEN, List.of(), Verdict.BROKEN)).isEqualTo(ExitCode.BROKEN);
        assertThat(code(Fate.HANGS, List.of(), Verdict.BROKEN)).isEqualTo(ExitCode.FAILED);
    }

    private static int code(Fate fate, List<String> told, Verdict... verdicts) {
        Cell cell = new Cell(
                Fault.RESET,
                "P1",
                new Result(fate, "", List.of(), 1, ""),
                Optional.of(new Result(Fate.DIES, "", told, 1, "")));
        Table table = new Table(Line.parse("a.example,b.example", ""), List.of(cell));
        return ExitCode.of(table, certification(false, List.of(), verdicts));
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
