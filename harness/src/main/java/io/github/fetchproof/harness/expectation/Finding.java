package io.github.fetchproof.harness.expectation;

/**
 * One rule broken.
 *
 * @param rule the rule's id in the rule book, for instance {@code LIST-003}
 * @param expected what should have been seen
 * @param observed what was seen
 * @param evidence where to look: events, files, output
 * @param unobserved true when the door cannot give the evidence, so nothing was broken and nothing shown
 */
public record Finding(String rule, String expected, String observed, String evidence, boolean unobserved) {}
