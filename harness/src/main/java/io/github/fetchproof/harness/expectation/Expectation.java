package io.github.fetchproof.harness.expectation;

import io.github.fetchproof.harness.trace.Trace;
import java.util.Optional;

/**
 * A check, and the rule that is broken when it misses.
 *
 * @param rule the rule's id in the rule book, for instance {@code LIST-003}
 * @param check what to look for
 */
public record Expectation(String rule, Check check) {

    /** Empty when the trace is as expected, else the rule that was broken, with the evidence. */
    public Optional<Finding> examine(Trace trace) {
        return check.miss(trace)
                .map(miss -> new Finding(rule, check.describe(), miss.observed(), miss.evidence(), miss.unobserved()));
    }
}
