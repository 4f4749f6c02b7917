package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import java.util.List;

/** Several listeners as one, told in this order. */
record Listeners(List<RunListener> all) implements RunListener {
    Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void phase(String what) {
        all.forEach(each -> each.phase(what));
    }

    @Override
    public void began(Scenario scenario) {
        all.forEach(each -> each.began(scenario));
    }

    @Override
    public void again(Judgement spoilt) {
        all.forEach(each -> each.again(spoilt));
    }

    @Override
    public void traced(Judgement judgement, Trace trace) {
        all.forEach(each -> each.traced(judgement, trace));
    }

    @Override
    public void judged(Judgement judgement, int done, int total) {
        all.forEach(each -> each.judged(judgement, done, total));
    }

    @Override
    public void failed(Scenario scenario, Exception cause) {
        all.forEach(each -> each.failed(scenario, cause));
    }

    @Override
    public void progress(Certification soFar, int total) {
        all.forEach(each -> each.progress(soFar, total));
    }

    @Override
    public void ended(Certification result) {
        all.forEach(each -> each.ended(result));
    }
}
