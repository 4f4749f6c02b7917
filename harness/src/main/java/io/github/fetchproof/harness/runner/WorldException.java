package io.github.fetchproof.harness.runner;

/** The kit could not do its work: a port was taken, Toxiproxy was gone. The scenario is broken, not the subject. */
public final class WorldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorldException(String message, Throwable cause) {
        super(message, cause);
    }

    public WorldException(String message) {
        super(message);
    }
}
