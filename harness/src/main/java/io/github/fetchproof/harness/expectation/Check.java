package io.github.fetchproof.harness.expectation;

import io.github.fetchproof.harness.trace.Trace;
import java.util.Optional;

/**
 * A small question to a trace. Pure; each check can fail.
 *
 * <p>The ready ones are in {@link Checks}, {@link Answers}, {@link Cached}, {@link Secrets}, {@link Timing} and {@link Traffic}.
 */
public interface Check {

    /** What is expected, as a phrase, for instance {@code no request reaches P2}. */
    String describe();

    /** Empty when the trace is as expected. */
    Optional<Miss> miss(Trace trace);

    /**
     * How a trace differs from what was expected.
     *
     * @param observed what was seen
     * @param evidence where to look: events, files, output
     * @param unobserved true when this door gives no evidence either way
     */
    record Miss(String observed, String evidence, boolean unobserved) {}
}
