package io.github.fetchproof.fakes.toxiproxy;

/**
 * Waits for the first bytes or the end of its direction, then {@code timeout}, then resets both sides; a silent connection
 * is left alone. Bytes are kept until the reset, so that an interrupted wait loses nothing.
 */
final class ResetPeer implements Effect {
    private final long timeoutNanos;
    private long due = NEVER;

    ResetPeer(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        if (inbox.isEmpty() && !inbox.ended()) {
            return NEVER;
        }
        if (due == NEVER) {
            due = now + timeoutNanos;
        }
        if (now < due) {
            return due;
        }
        exit.acted("reset the connection");
        exit.end(End.RESET);
        return NEVER;
    }
}
