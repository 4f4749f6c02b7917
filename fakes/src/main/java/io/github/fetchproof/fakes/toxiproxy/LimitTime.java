package io.github.fetchproof.fakes.toxiproxy;

/** Lets everything through until {@code time} has passed since the toxic met the connection, and closes then. */
final class LimitTime implements Effect {
    private final long limitNanos;
    private final Tally tally;

    LimitTime(long limitNanos, Tally tally) {
        this.limitNanos = limitNanos;
        this.tally = tally;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        long due = tally.began(now) + limitNanos;
        if (now >= due) {
            exit.acted("closed after its time");
            exit.end(End.FIN);
            return NEVER;
        }
        while (!inbox.isEmpty() && exit.ready()) {
            exit.pass(inbox.take());
        }
        if (inbox.finished()) {
            exit.end(inbox.end());
            return NEVER;
        }
        return due;
    }
}
