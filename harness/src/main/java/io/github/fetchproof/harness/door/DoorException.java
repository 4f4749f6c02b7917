package io.github.fetchproof.harness.door;

/** A subject that could not be met at all, before any fetch: one sentence that says why. */
public final class DoorException extends Exception {
    private static final long serialVersionUID = 1;

    public DoorException(String sentence) {
        super(sentence);
    }
}
