package io.github.fetchproof.harness.reference;

/**
 * An answer, its body read.
 *
 * @param excerpt the first lines of a text that came with a failure, fit to be shown; empty when there is none (PROTO-008)
 */
record Reply(Head head, String excerpt) {}
