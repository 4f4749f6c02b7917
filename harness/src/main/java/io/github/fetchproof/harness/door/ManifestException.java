package io.github.fetchproof.harness.door;

/** A manifest, or a command line that stands for one, that cannot be used: one sentence, made for the person who wrote it. */
public final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ManifestException(String sentence) {
        super(sentence);
    }

    public ManifestException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
