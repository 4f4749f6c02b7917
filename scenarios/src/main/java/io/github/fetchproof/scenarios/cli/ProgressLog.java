package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.TextReport;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.Locale;

/**
 * Shows a run as it goes: on a terminal a line that counts, with what went wrong above it; elsewhere one line a scenario.
 */
final class ProgressLog implements RunListener {
    private final StatusLine status;
    private int notPassed;

    ProgressLog(StatusLine status) {
        this.status = status;
    }

    @Override
    public void phase(String what) {
        status.show(what);
    }

    @Override
    public void again(Judgement spoilt) {
        status.print("  again " + TextReport.shown(spoilt.id()) + ": " + TextReport.shown(spoilt.reason()) + "\n");
    }

    @Override
    public synchronized void judged(Judgement judgement, int done, int total) {
        Verdict verdict = judgement.verdict();
        boolean wrong = verdict != Verdict.PASSED && verdict != Verdict.UNSUPPORTED;
        notPassed += wrong ? 1 : 0;
        if (wrong || !status.watched()) {
            status.print(String.format(
                    Locale.ROOT,
                    "%3d/%d %s %s\n",
                    done,
                    total,
                    TextReport.verdict(judgement),
                    TextReport.shown(judgement.id())));
        }
        status.show(done + " of " + total + " scenarios, " + notPassed + " not passed");
    }

    @Override
    public void failed(Scenario scenario, Exception cause) {
        if (Complaint.debugging()) {
            java.io.StringWriter stack = new java.io.StringWriter();
            cause.printStackTrace(new java.io.PrintWriter(stack));
            status.print(scenario.id() + ": " + stack);
        }
    }
}
