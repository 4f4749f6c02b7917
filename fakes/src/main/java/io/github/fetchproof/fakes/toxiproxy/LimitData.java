package io.github.fetchproof.fakes.toxiproxy;

/** Lets {@code limit} bytes through and closes right after the last of them; limit 0 closes at the first byte. */
final class LimitData implements Effect {
    private final long limit;
    private final Tally passed;

    LimitData(long limit, Tally passed) {
        this.limit = limit;
        this.passed = passed;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty()) {
            if (!exit.ready()) {
                return NEVER;
            }
            int size = (int) Math.min(left(), inbox.head().size());
            if (size > 0) {
                exit.pass(inbox.take(size));
                passed.add(size);
            }
            if (left() == 0) {
                exit.acted("closed after " + passed.bytes() + " bytes");
                exit.end(End.FIN);
                return NEVER;
            }
        }
        if (inbox.finished()) {
            exit.end(inbox.end());
        }
        return NEVER;
    }

    private long left() {
        return Math.max(0, limit - passed.bytes());
    }
}
