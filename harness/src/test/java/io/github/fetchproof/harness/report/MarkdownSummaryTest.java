package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {

    @Test
    void countsVerdictsAndListsWhatDidNotPass() {
        String text = MarkdownSummary.of(Samples.everyVerdict());

        assertThat(text)
                .startsWith("## Fetchproof: wget 1.0\n")
                .contains("| 1 | 1 | 1 | 1 | 1 | 1 |\n")
                .contains("| FAILED | list/case-of-failed | LIST-003 |")
                .doesNotContain("case-of-passed");
    }

    @Test
    void aRunWithoutASandboxSaysWhatThatCosts() {
        assertThat(MarkdownSummary.of(Samples.unsandboxed()))
                .contains("**Without the sandbox:** 2 scenarios cannot be judged; not to be earned: resilient.\n");
    }

    @Test
    void aHostileSubjectAddsNoMarkup() {
        String text = MarkdownSummary.of(Samples.hostile());

        assertThat(text).doesNotContain("<").doesNotContainPattern("(?<!\\\\)[\\[\\]`]");
        assertThat(text.lines().filter(line -> line.startsWith("| FAILED")))
                .singleElement()
                .satisfies(line -> assertThat(line.replace("\\|", "").chars().filter(each -> each == '|'))
                        .hasSize(5));
    }
}
