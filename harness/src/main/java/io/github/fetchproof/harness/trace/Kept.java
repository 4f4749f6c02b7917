package io.github.fetchproof.harness.trace;

/**
 * What a module cache keeps of one module version. See https://go.dev/ref/mod#module-cache.
 *
 * <p>All but {@link #TREE} are files beside each other in {@code cache/download/PATH/@v}.
 */
public enum Kept {
    INFO,
    MOD,
    ZIP,
    /** The {@code h1:} of the zip, written down when it was verified. */
    ZIPHASH,
    /** The extracted module, {@code PATH@VERSION}. */
    TREE
}
