package io.github.fetchproof.harness.trace;

/**
 * A module that the subject extracted, as the kit verified it.
 *
 * @param module {@code path@version}
 * @param problem how it differs from what the world holds, in words; empty when it is whole
 * @param writable a directory or file of it that its owner may write to, relative to the module cache; empty when none is
 */
public record ExtractedTree(String module, String problem, String writable) {}
