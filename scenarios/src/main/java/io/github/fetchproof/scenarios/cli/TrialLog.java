package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.goproxy.Result;
import io.github.fetchproof.harness.goproxy.Trial;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Judgement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads each trial's result as it ends, so that no trace need be kept, and shows how far a run is. Threads share it. */
final class TrialLog implements RunListener {
    private final Map<String, Trial> trials = new HashMap<>();
    private final List<Scenario> scenarios;
    private final StatusLine status;
    private final Map<String, Result> results = new HashMap<>();

    TrialLog(List<Trial> trials, StatusLine status) {
        trials.forEach(trial -> this.trials.put(trial.id(), trial));
        this.scenarios = trials.stream().map(Trial::scenario).toList();
        this.status = status;
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    /** By {@link Trial#id()}. */
    synchronized Map<String, Result> results() {
        return Map.copyOf(results);
    }

    @Override
    public void phase(String what) {
        status.show(what);
    }

    @Override
    public synchronized void traced(Judgement judgement, Trace trace) {
        keep(judgement, Optional.of(trace));
    }

    @Override
    public synchronized void judged(Judgement judgement, int done, int total) {
        if (!results.containsKey(judgement.id())) {
            keep(judgement, Optional.empty());
        }
        if (!status.watched()) {
            status.print(String.format(Locale.ROOT, "%3d/%d %s\n", done, total, judgement.id()));
        }
        status.show(done + " of " + total + " fetches");
    }

    private void keep(Judgement judgement, Optional<Trace> trace) {
        Trial trial = trials.get(judgement.id());
        if (trial != null) {
            results.put(judgement.id(), Result.of(trial, judgement, trace));
        }
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
