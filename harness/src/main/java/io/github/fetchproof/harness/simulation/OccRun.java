package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.simulation.Draws.Purpose;

/** One run of {@link OccModel}. Use once, by one thread. */
final class OccRun {
    private static final long MOST_EVENTS = 2_000_000_000L;
    private static final double MEAN_DELAY = 10e6;
    private static final double DELAY_DEVIATION = 2e6;

    /** A question for the version reaches the server. */
    private static final int READ = 0;
    /** Its answer reaches the client. */
    private static final int VERSION = 1;
    /** A try to write reaches the server. */
    private static final int WRITE = 2;
    /** The news of having written reaches the client. */
    private static final int DONE = 3;
    /** The news of having lost reaches the client. */
    private static final int LOST = 4;

    private final Backoff backoff;
    private final Draws draws;
    private final Timeline timeline = new Timeline(MOST_EVENTS);
    private final long[] known;
    private final long[] memory;
    private final int[] failures;
    private long version;
    private long writes;

    OccRun(Backoff backoff, int clients, long seed) {
        this.backoff = backoff;
        draws = new Draws(seed);
        known = new long[clients];
        memory = new long[clients];
        failures = new int[clients];
    }

    double[] metrics() {
        for (int client = 0; client < known.length; client++) {
            send(READ, client, 0);
        }
        while (timeline.advance()) {
            long event = timeline.event();
            happen((int) (event >>> 32), (int) event);
        }
        return new double[] {timeline.now() / 1e6, (double) writes};
    }

    private void happen(int kind, int client) {
        switch (kind) {
            case READ -> {
                known[client] = version;
                send(VERSION, client, 0);
            }
            case VERSION -> send(WRITE, client, 0);
            case WRITE -> write(client);
            case DONE -> {}
            case LOST -> send(READ, client, backoff(client));
            default -> throw new IllegalStateException("no such event: " + kind);
        }
    }

    private void write(int client) {
        writes++;
        if (known[client] == version) {
            version++;
            send(DONE, client, 0);
        } else {
            send(LOST, client, 0);
        }
    }

    private long backoff(int client) {
        failures[client]++;
        long before = memory[client];
        memory[client] =
                backoff.remember(before, failures[client], draws.at(Purpose.WAIT, client, 0, failures[client]));
        return backoff.waitNanos(before, memory[client]);
    }

    private void send(int kind, int client, long wait) {
        double delay = draws.at(Purpose.DELAY, client, kind, failures[client]).nextGaussian() * DELAY_DEVIATION;
        timeline.schedule(timeline.now() + wait + Math.round(Math.abs(MEAN_DELAY + delay)), (long) kind << 32 | client);
    }
}
