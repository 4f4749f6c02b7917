package io.github.fetchproof.harness.expectation;

import io.github.fetchproof.harness.trace.Trace;
import java.util.Optional;

/** A small check over a trace, with the rule it belongs to. Pure. */
public interface Expectation {

    /** The rule this check belongs to. */
    String rule();

    /** What is expected, as a phrase, for instance {@code no request reaches P2}. */
    String describe();

    /** Empty when the trace is as expected, else what was broken. */
    Optional<Finding> check(Trace trace);
}
