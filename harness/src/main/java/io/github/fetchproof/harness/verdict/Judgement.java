package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.scenario.Level;
import java.util.List;

/**
 * The verdict on one scenario, with what it rests on.
 *
 * @param id the scenario's id
 * @param title its sentence
 * @param rules the rules it shows
 * @param reason why this verdict, in one sentence; empty when passed
 * @param findings what was broken or could not be observed
 * @param seconds how long the scenario took
 * @param witness who saw its faults happen, one line each
 * @param replay the command that runs it again
 */
public record Judgement(
        String id,
        String title,
        Level level,
        List<String> rules,
        Verdict verdict,
        String reason,
        List<Finding> findings,
        double seconds,
        List<String> witness,
        String replay) {
    public Judgement {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        witness = List.copyOf(witness);
    }
}
