package io.github.fetchproof.harness.fetcher;

/** What a fetcher can be asked to do. An operation a fetcher does not offer is a missing capability, never a failure. */
public enum Operation {
    /** Bring {@code .info}, {@code .mod} and {@code .zip} of module versions, verified, to the module cache. */
    DOWNLOAD,
    /** List the tagged versions of a module. */
    LIST,
    /** Find the latest version of a module. */
    LATEST,
    /** Turn a query (a branch, a prefix such as {@code v1}) into a version. */
    RESOLVE
}
