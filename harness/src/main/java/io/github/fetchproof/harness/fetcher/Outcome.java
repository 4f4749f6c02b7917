package io.github.fetchproof.harness.fetcher;

/**
 * How a fetch ended, as the fetcher says it. The words are those of the session protocol and of the result file.
 *
 * <p>The axis that matters: {@link #NOT_FOUND} is definite (the module is not there), {@link #UNAVAILABLE} is not (nobody
 * could tell). An outage must never become "not found".
 */
public enum Outcome {
    FETCHED,
    NOT_FOUND,
    UNAVAILABLE,
    UNAUTHORIZED,
    INTEGRITY,
    INVALID,
    CANCELLED
}
