package io.github.fetchproof.fakes.toxiproxy;

import java.util.random.RandomGenerator;

/**
 * Holds every chunk for a while after it arrived: {@code latency} ± {@code jitter}, drawn for each chunk as its
 * {@link Distribution} says. Order is kept,
 * chunks wait side by side, and the end of the stream is not delayed beyond the last chunk. One that never delays reads
 * nothing ahead: what the destination does not take yet waits in the kernel, not in a long queue here.
 */
final class Latency implements Effect {
    private static final long CAPACITY = 64L * 1024 * 1024;

    private final long latencyMillis;
    private final long jitterMillis;
    private final Distribution distribution;
    private final RandomGenerator random;
    private long due = NEVER;

    /** Both in milliseconds, zero or more. */
    Latency(long latencyMillis, long jitterMillis, Distribution distribution, RandomGenerator random) {
        this.latencyMillis = latencyMillis;
        this.jitterMillis = jitterMillis;
        this.distribution = distribution;
        this.random = random;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty()) {
            if (due == NEVER) {
                due = inbox.head().arrived() + distribution.nanos(latencyMillis, jitterMillis, random);
            }
            if (now < due) {
                exit.acted("delayed data");
                return due;
            }
            if (!exit.ready()) {
                return NEVER;
            }
            Chunk chunk = inbox.take();
            if (due > chunk.arrived()) {
                exit.did(Deed.DELAYED, chunk.size());
            }
            exit.pass(new Chunk(chunk.bytes(), due));
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
            Chunk chunk = inbox.take();
            if (due != NEVER) {
                exit.did(Deed.DELAYED, chunk.size());
            }
            exit.pass(chunk);
        }
    }

    @Override
    public long capacity() {
        return latencyMillis == 0 && jitterMillis == 0 ? 0 : CAPACITY;
    }

    @Override
    public int chunk() {
        return Integer.MAX_VALUE;
    }
}
