package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.goproxy.Table;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.Map;

/** What the exit code of the command says. */
final class ExitCode {
    /** No MUST failed. */
    static final int GOOD = 0;
    /**
     * A MUST failed that was not known to, the subject is not certifiable or fails otherwise than declared, or a level that was
     * required was not earned.
     */
    static final int FAILED = 1;
    /** Nothing failed, but something was inconclusive. */
    static final int INCONCLUSIVE = 2;
    /** The kit broke. */
    static final int BROKEN = 3;
    /** Wrong usage: unknown option or scenario, command not found, output that cannot be written. */
    static final int WRONG_USAGE = 4;
    /** Ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /**
     * The code for a certification; what is certain counts more than what could not be judged.
     *
     * @param satisfied whether every level that was required was earned
     */
    static int of(Certification certification, boolean satisfied) {
        Map<Verdict, Integer> counts = certification.summary();
        if (certification.partial()) {
            return INTERRUPTED;
        }
        boolean failed = certification.judgements().stream()
                .anyMatch(
                        each -> each.verdict() == Verdict.FAILED && each.known().isEmpty());
        if (!certification.certifiable()
                || failed
                || !certification.notAsKnown().isEmpty()) {
            return FAILED;
        }
        if (some(counts, Verdict.BROKEN)) {
            return BROKEN;
        }
        if (!satisfied) {
            return FAILED;
        }
        return some(counts, Verdict.INCONCLUSIVE) ? INCONCLUSIVE : GOOD;
    }

    /** The code for a GOPROXY line, of which the trials were played in this run. */
    static int of(Table table, Certification run) {
        if (table.bad()) {
            return FAILED;
        }
        if (some(run.summary(), Verdict.BROKEN)) {
            return BROKEN;
        }
        return table.open() ? INCONCLUSIVE : GOOD;
    }

    private static boolean some(Map<Verdict, Integer> counts, Verdict verdict) {
        return counts.getOrDefault(verdict, 0) > 0;
    }
}
