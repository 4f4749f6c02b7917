package io.github.fetchproof.fakes.toxiproxy;

import java.util.random.RandomGenerator;

/**
 * Holds every chunk for a while after it arrived: {@code latency} ± {@code jitter}, drawn for each chunk. Order is kept,
 * chunks wait side by side, and the end of the stream is not delayed beyond the last chunk.
 */
final class Latency implements Effect {
    private static final long CAPACITY = 64L * 1024 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long latencyMillis;
    private final long jitterMillis;
    private final RandomGenerator random;
    private long due = NEVER;

    /** Both in milliseconds, zero or more. */
    Latency(long latencyMillis, long jitterMillis, RandomGenerator random) {
        this.latencyMillis = latencyMillis;
        this.jitterMillis = jitterMillis;
        this.random = random;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty()) {
            if (due == NEVER) {
                due = inbox.head().arrived() + delay();
            }
            if (now < due) {
                exit.acted("delayed data");
                return due;
            }
            if (!exit.ready()) {
                return NEVER;
            }
            exit.pass(new Chunk(inbox.take().bytes(), due));
            due = NEVER;
        }
        if (inbox.finished()) {
            exit.end(inbox.end());
        }
        return NEVER;
    }

    @Override
    public void interrupt(Inbox inbox, Exit exit) {
        if (!inbox.isEmpty()) {
            exit.pass(inbox.take());
        }
    }

    @Override
    public long capacity() {
        return CAPACITY;
    }

    @Override
    public int chunk() {
        return Integer.MAX_VALUE;
    }

    /** The upper end of the jitter is excluded, as in Toxiproxy. */
    private long delay() {
        long millis = jitterMillis > 0 ? latencyMillis + random.nextLong(-jitterMillis, jitterMillis) : latencyMillis;
        return Math.max(0, millis) * NANOS_PER_MILLI;
    }
}
