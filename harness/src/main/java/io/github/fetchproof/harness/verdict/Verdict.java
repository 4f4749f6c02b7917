package io.github.fetchproof.harness.verdict;

/** What is said of one scenario. */
public enum Verdict {
    PASSED,
    /** A MUST was broken. */
    FAILED,
    /** Only a SHOULD was broken. */
    WARNED,
    /** A capability was not declared, nothing could be observed through this door, or there is no sandbox. */
    UNSUPPORTED,
    /** The fault was not calibrated or not witnessed, or the host stood still. */
    INCONCLUSIVE,
    /** The kit itself failed. */
    BROKEN;

    /** Whether the subject was judged: it passed, failed or was warned. */
    public boolean judged() {
        return this == PASSED || this == FAILED || this == WARNED;
    }
}
