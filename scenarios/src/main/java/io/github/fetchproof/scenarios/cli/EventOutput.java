package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.EventLines;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import java.io.PrintWriter;

/** Tells a run in lines of JSON, for the program that follows it. */
final class EventOutput implements RunListener {
    private final PrintWriter out;
    private boolean preflightTold;

    EventOutput(PrintWriter out) {
        this.out = out;
    }

    void started(long seed, int scenarios) {
        print(EventLines.started(seed, scenarios));
    }

    /** The first progress comes right after the preflight. */
    @Override
    public synchronized void progress(Certification soFar, int total) {
        if (!preflightTold) {
            preflightTold = true;
            print(EventLines.preflight(soFar.preflight()));
        }
    }

    @Override
    public void judged(Judgement judgement, int done, int total) {
        print(EventLines.judged(judgement));
    }

    @Override
    public void ended(Certification result) {
        print(EventLines.ended(result));
    }

    private synchronized void print(String line) {
        out.print(line);
        out.flush();
    }
}
