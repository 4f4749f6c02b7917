package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;

/**
 * Is told how a run goes. {@link #began} comes from many threads at once; the others come one at a time. It must not throw.
 */
public interface RunListener {

    /** What the run is busy with before the first scenario, in words. */
    default void phase(String what) {}

    /** A scenario has been started. */
    default void began(Scenario scenario) {}

    /** A scenario is played again, because the host stood still and nothing could be concluded. */
    default void again(Judgement spoilt) {}

    /** What was observed of a scenario that is about to be reported as judged. */
    default void traced(Judgement judgement, Trace trace) {}

    /** A scenario has been judged. */
    default void judged(Judgement judgement, int done, int total) {}

    /** The kit itself failed in a scenario. */
    default void failed(Scenario scenario, Exception cause) {}

    /** The result so far, partial. */
    default void progress(Certification soFar, int total) {}

    /** The result. */
    default void ended(Certification result) {}
}
