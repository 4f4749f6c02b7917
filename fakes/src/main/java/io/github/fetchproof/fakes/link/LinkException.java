package io.github.fetchproof.fakes.link;

/** The Toxiproxy behind a link could not do its work: a failure of the kit, never of a subject. */
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
