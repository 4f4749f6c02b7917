package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.harness.trace.Calibration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a run. Immutable; a partial one is written after every scenario.
 *
 * @param kit what judged
 * @param subject what was judged
 * @param seed repeats the run
 * @param sandbox the rung of the sandbox ladder, in words
 * @param unsandboxed the scenarios that were not run for want of a sandbox, by id; none where there is one
 * @param toxiproxy the provider of faults
 * @param partial whether scenarios are still missing
 * @param preflight why the subject cannot be certified, one sentence each; empty when it can
 * @param standings how the subject stands to each level
 * @param notAsKnown what is otherwise than the subject declared of its failures, one sentence each
 * @param calibrations what the probes saw of each kind of fault
 * @param judgements in the catalogue's order
 */
public record Certification(
        Kit kit,
        Subject subject,
        long seed,
        String sandbox,
        List<String> unsandboxed,
        String toxiproxy,
        boolean partial,
        List<String> preflight,
        List<Standing> standings,
        List<String> notAsKnown,
        List<Calibration> calibrations,
        List<Judgement> judgements) {

    /** What judged: the kit's version, and the runtime it ran on. */
    public record Kit(String version, String java, String os) {}

    /**
     * What was judged.
     *
     * @param door {@code exec}, {@code session} or {@code java}
     * @param command how it was started, in words
     */
    public record Subject(String name, String version, String door, String command) {}

    public Certification {
        unsandboxed = List.copyOf(unsandboxed);
        preflight = List.copyOf(preflight);
        standings = List.copyOf(standings);
        notAsKnown = List.copyOf(notAsKnown);
        calibrations = List.copyOf(calibrations);
        judgements = List.copyOf(judgements);
    }

    /** How many scenarios got each verdict; every verdict has an entry. */
    public Map<Verdict, Integer> summary() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        judgements.forEach(each -> counts.merge(each.verdict(), 1, Integer::sum));
        return counts;
    }

    /** The levels earned. */
    public List<String> levels() {
        return standings.stream().filter(Standing::earned).map(Standing::level).toList();
    }

    /** The levels that nobody can earn in this run, for want of a sandbox. */
    public List<String> outOfReach() {
        return standings.stream()
                .filter(standing -> standing.obstacles().stream()
                        .map(Standing.Obstacle::scenario)
                        .anyMatch(unsandboxed::contains))
                .map(Standing::level)
                .toList();
    }

    /** Whether scenarios could be run at all. */
    public boolean certifiable() {
        return preflight.isEmpty();
    }
}
