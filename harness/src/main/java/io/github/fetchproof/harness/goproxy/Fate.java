package io.github.fetchproof.harness.goproxy;

/** What becomes of a build. */
public enum Fate {
    /** It has what it asked for. */
    LIVES,
    /** It fails, by itself, after it has turned to {@code direct}, behind which no source stands here. */
    DIRECT,
    /** It fails, by itself. */
    DIES,
    /** It was still at it when the fetcher's limit had passed, and was ended. */
    HANGS,
    /** It says it has what it asked for, and has something else. */
    DECEIVED,
    /** The fetcher came back without having asked the proxy that fails. */
    NOT_ASKED,
    /** Nothing can be said: nobody saw the fault, or the trial could not be made. */
    UNPROVEN;

    /** Whether something is known. */
    public boolean proven() {
        return this != NOT_ASKED && this != UNPROVEN;
    }
}
