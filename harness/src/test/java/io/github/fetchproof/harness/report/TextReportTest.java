package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void theSeedComesFirstAndTheLevelsLast() {
        List<String> lines = TextReport.of(Samples.everyVerdict()).lines().toList();

        assertThat(lines.get(0)).isEqualTo("seed       42");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("levels earned: core; unsupported scenarios: 1");
    }

    @Test
    void aPassTakesOneLine() {
        assertThat(TextReport.lines(Samples.judgement(Verdict.PASSED)))
                .isEqualTo("PASSED       list/case-of-passed (1.3 s)\n");
    }

    @Test
    void aFailureTellsExpectedObservedEvidenceAndReplay() {
        assertThat(TextReport.lines(Samples.judgement(Verdict.FAILED))).isEqualTo("""
                        FAILED       list/case-of-failed (1.3 s)
                                     A fetcher MUST ask no later entry.
                                     reason: the reason of FAILED
                                     LIST-003: broken
                                       expected: no request at P2
                                       observed: the reason of FAILED
                                       evidence: the reason of FAILED
                                     replay: certify --only list/x --seed 42
                        """);
    }

    @Test
    void everyVerdictIsCounted() {
        assertThat(TextReport.of(Samples.everyVerdict()))
                .contains("PASSED 1  FAILED 1  WARNED 1  UNSUPPORTED 1  INCONCLUSIVE 1  BROKEN 1\n");
    }

    @Test
    void whatCannotBeCertifiedSaysWhy() {
        assertThat(TextReport.of(Samples.hostile()))
                .contains("not certifiable: ")
                .contains("partial: ");
    }

    @Test
    void noLevelIsCalledNone() {
        Certification some = Samples.certification();
        Certification none = new Certification(
                some.kit(),
                some.subject(),
                1,
                "off",
                List.of(),
                "embedded",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(TextReport.of(none)).endsWith("levels earned: none; unsupported scenarios: 0\n");
    }

    @Test
    void aRunWithoutASandboxSaysWhatThatCosts() {
        assertThat(TextReport.summary(Samples.unsandboxed()))
                .startsWith("without the sandbox: 2 scenarios cannot be judged; not to be earned: resilient\n");
        assertThat(TextReport.summary(Samples.everyVerdict())).doesNotContain("without the sandbox");
    }

    @Test
    void aHostileSubjectCannotSteerTheTerminal() {
        assertThat(TextReport.of(Samples.hostile()).codePoints())
                .noneMatch(point -> Character.isISOControl(point) && point != '\n')
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
    }
}
