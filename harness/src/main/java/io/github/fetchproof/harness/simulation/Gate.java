package io.github.fetchproof.harness.simulation;

/** What a client asks before it sends: may a first attempt, may a retry go out. A refusal fails the request for good. */
interface Gate {
    /** The ticket of an attempt that may not be sent. */
    int REFUSED = -1;

    /** The ticket to send a request's first attempt, or {@link #REFUSED}. */
    default int first(long now) {
        return 0;
    }

    /** The ticket to send a further attempt, or {@link #REFUSED}. */
    int again(long now);

    /** The attempt with that ticket succeeded. */
    default void succeeded(int ticket, long now) {}

    /** The attempt with that ticket failed. */
    default void failed(int ticket, long now) {}
}
