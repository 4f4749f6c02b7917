package io.github.fetchproof.harness.trace;

/**
 * The road between the subject and one origin.
 *
 * @param origin the origin's name in the scenario, for instance {@code P1}
 * @param link where the subject dials, numeric {@code address:port}
 * @param upstream where the origin itself listens, numeric {@code address:port}
 * @param url the base URL the subject was given
 */
public record Road(String origin, String link, String upstream, String url) {}
