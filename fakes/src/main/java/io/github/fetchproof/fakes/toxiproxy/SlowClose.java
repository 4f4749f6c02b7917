package io.github.fetchproof.fakes.toxiproxy;

/** Passes data at once and the end of the stream {@code delay} later. */
final class SlowClose implements Effect {
    private final long delayNanos;
    private long due = NEVER;

    SlowClose(long delayNanos) {
        this.delayNanos = delayNanos;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty()) {
            if (!exit.ready()) {
                return NEVER;
            }
            exit.pass(inbox.take());
        }
        if (!inbox.ended()) {
            return NEVER;
        }
        if (due == NEVER) {
            due = now + delayNanos;
        }
        if (now < due) {
            exit.acted("delayed the close");
            return due;
        }
        if (delayNanos > 0) {
            exit.did(Deed.DELAYED, 0);
        }
        exit.end(inbox.end());
        return NEVER;
    }
}
