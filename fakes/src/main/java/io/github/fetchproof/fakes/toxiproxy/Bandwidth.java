package io.github.fetchproof.fakes.toxiproxy;

/**
 * Lets {@code rate} × 1,000 bytes a second through. A chunk is held for as long as it takes, before it is sent; a large one
 * leaves in slices of a tenth of a second. A late timer is made good by the next wait; idle time is not. Rate 0 stalls and
 * loses nothing.
 */
final class Bandwidth implements Effect {
    private static final long TENTH = 100_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long rate;
    private boolean holding;
    private long owed;
    private long began;
    private long due = NEVER;
    private boolean waited;

    /** Kilobytes of 1,000 bytes a second, zero or more. */
    Bandwidth(long rate) {
        this.rate = rate;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty()) {
            if (rate == 0) {
                exit.acted("stalled data");
                return NEVER;
            }
            int size = inbox.head().size();
            int piece = (int) Math.min(size, rate * 100);
            if (due == NEVER) {
                begin(size, piece, now);
            }
            if (now < due) {
                exit.acted("throttled data");
                return due;
            }
            if (!waited) {
                owed -= now - began;
                waited = true;
            }
            if (!exit.ready()) {
                return NEVER;
            }
            if (due > began) {
                exit.did(Deed.DELAYED, piece);
            }
            exit.pass(inbox.take(piece));
            due = NEVER;
            holding = piece < size;
        }
        if (inbox.finished()) {
            exit.end(inbox.end());
        }
        return NEVER;
    }

    private void begin(int size, int piece, long now) {
        if (!holding) {
            owed += size * NANOS_PER_MILLI / rate;
            holding = true;
        }
        began = now;
        due = now + (piece < size ? TENTH : Math.max(0, owed));
        waited = false;
    }

    @Override
    public void interrupt(Inbox inbox, Exit exit) {
        if (!inbox.isEmpty()) {
            Chunk chunk = inbox.take();
            exit.did(Deed.DELAYED, chunk.size());
            exit.pass(chunk);
        }
    }
}
