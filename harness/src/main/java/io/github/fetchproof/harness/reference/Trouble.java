package io.github.fetchproof.harness.reference;

/** What went wrong on the way to an answer, as far as the wire tells. An answer with a status is no trouble of this kind. */
public enum Trouble {
    /** The name has no address, or the resolver says it cannot tell. */
    LOOKUP("the host name was not resolved", FailureClass.TRANSIENT),
    LOOKUP_SILENT("the resolver did not answer in time", FailureClass.TRANSIENT),
    /** Refused, or no route. */
    CONNECT("the connection was not made", FailureClass.TRANSIENT),
    CONNECT_SILENT("the connection was not made in time", FailureClass.TRANSIENT),
    /** Reset, closed, or not TLS at all. */
    HANDSHAKE("the TLS handshake failed", FailureClass.TRANSIENT),
    HANDSHAKE_SILENT("the TLS handshake was not done in time", FailureClass.TRANSIENT),
    /** Retrying shows the same certificate again. */
    CERTIFICATE("the certificate is not trusted", FailureClass.PERMANENT),
    RESET("the connection was reset", FailureClass.TRANSIENT),
    /** Or its header is longer than the library reads, which looks the same from here. */
    CLOSED("the connection was closed before the end of a header", FailureClass.TRANSIENT),
    HEADER_SILENT("no whole response header came in time", FailureClass.TRANSIENT),
    /** Not HTTP, or HTTP that contradicts itself. */
    MALFORMED("the answer is not valid HTTP", FailureClass.PERMANENT),
    TRUNCATED("the body ended early", FailureClass.TRANSIENT),
    STALLED("the body stopped coming", FailureClass.TRANSIENT),
    TOO_LARGE("the body is larger than allowed", FailureClass.PERMANENT),
    REDIRECT("the redirect is not acceptable", FailureClass.PERMANENT),
    OVERDUE("the time for the whole operation is over", FailureClass.OVERDUE);

    private final String words;
    private final FailureClass failureClass;

    Trouble(String words, FailureClass failureClass) {
        this.words = words;
        this.failureClass = failureClass;
    }

    /** The cause in words, for messages. */
    public String words() {
        return words;
    }

    /** How it counts, unless {@link Decisions#classOf(Trouble)} says otherwise. */
    public FailureClass failureClass() {
        return failureClass;
    }

    /** Whether a name could not be resolved. */
    boolean isOfLookup() {
        return this == LOOKUP || this == LOOKUP_SILENT;
    }

    /** Whether it tells against the health of a source (CB-004). */
    public boolean blamesSource() {
        return this != OVERDUE && this != TOO_LARGE && this != REDIRECT;
    }
}
