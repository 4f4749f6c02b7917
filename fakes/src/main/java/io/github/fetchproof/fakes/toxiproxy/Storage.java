package io.github.fetchproof.fakes.toxiproxy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes wait in all the connections of a server together. A connection with bytes of its own in store is held up
 * while the sum is over the limit; one without may always go on, so nobody waits for others for ever. Thread-safe.
 */
final class Storage {
    private final AtomicLong bytes = new AtomicLong();
    private final long limit;

    Storage(long limit) {
        this.limit = limit;
    }

    void add(long more) {
        if (more != 0) {
            bytes.addAndGet(more);
        }
    }

    boolean full() {
        return bytes.get() >= limit;
    }
}
