package io.github.fetchproof.harness.trace;

/**
 * A file in the subject's module cache after a fetch.
 *
 * @param path relative to the module cache, with {@code /}
 * @param bytes its size
 * @param sha256 lower-case hex of its content
 */
public record CachedFile(String path, long bytes, String sha256) {}
