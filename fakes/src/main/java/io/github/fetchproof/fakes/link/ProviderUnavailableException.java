package io.github.fetchproof.fakes.link;

/** The Toxiproxy that was asked for cannot be had here; the message says in one sentence why. */
public final class ProviderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderUnavailableException(String sentence) {
        super(sentence);
    }

    public ProviderUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
