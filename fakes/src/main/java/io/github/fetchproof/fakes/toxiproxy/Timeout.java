package io.github.fetchproof.fakes.toxiproxy;

/**
 * Drops every byte, and closes when none has come for {@code timeout}. Timeout 0 drops for ever. Since bytes are missing,
 * taking the toxic away closes the connection too: see {@link Toxic#closesWhenRemoved()}.
 */
final class Timeout implements Effect {
    private final long timeoutNanos;
    private long due = NEVER;
    private boolean started;

    Timeout(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        if (!inbox.isEmpty()) {
            exit.acted("dropped data");
            exit.did(Deed.DROPPED, inbox.bytes());
        }
        if (!started || !inbox.isEmpty()) {
            started = true;
            inbox.clear();
            due = timeoutNanos == 0 ? NEVER : now + timeoutNanos;
        }
        if (inbox.ended()) {
            exit.end(inbox.end());
            return NEVER;
        }
        if (now >= due) {
            exit.acted("closed a silent connection");
            exit.end(End.FIN);
            return NEVER;
        }
        return due;
    }
}
