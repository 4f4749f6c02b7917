package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.scenario.Level;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
 * @param known why the subject's maker tolerates it; empty unless all it broke was declared beforehand
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
        String replay,
        String known) {
    public Judgement {
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        witness = List.copyOf(witness);
    }

    /** The rules that were broken; none of what could not be observed. */
    public Set<String> broken() {
        return findings.stream()
                .filter(each -> !each.unobserved())
                .map(Finding::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same, known beforehand for this reason. */
    public Judgement knownFor(String why) {
        return new Judgement(id, title, level, rules, verdict, reason, findings, seconds, witness, replay, why);
    }
}
