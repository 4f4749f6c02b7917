package io.github.fetchproof.harness.simulation;

/** A run has more to it than it may have: it is too long, too busy, or never ends. */
public final class TooManyEventsException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    TooManyEventsException(long most, long now) {
        super(String.format("a run must have at most %d events, which it had after %.1f s", most, now / 1e9));
    }
}
