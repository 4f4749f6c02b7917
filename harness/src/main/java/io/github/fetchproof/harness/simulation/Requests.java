package io.github.fetchproof.harness.simulation;

import java.util.Arrays;

/**
 * The requests under way, in slots that are used again. Each attempt is a generation of its slot: what was scheduled for an
 * earlier one (a time-out, an answer) finds another generation there when it happens, and is nothing. So timers need not be
 * taken out of the timeline.
 */
final class Requests {
    /** Generations are told apart up to this many. */
    private static final int GENERATIONS = 0x0fff_ffff;

    private int[] free = new int[64];
    private int freed;
    private int used;

    long[] number = new long[64];
    long[] bornAt = new long[64];
    long[] memory = new long[64];
    int[] client = new int[64];
    int[] ticket = new int[64];
    int[] attempts = new int[64];
    /** Which source is asked, and how often it failed. */
    int[] source = new int[64];

    int[] failures = new int[64];
    private int[] generation = new int[64];

    /** A slot for a new request. */
    int take(long number, long now, int client) {
        int slot = freed > 0 ? free[--freed] : used++;
        if (slot == bornAt.length) {
            widen(2 * slot);
        }
        this.number[slot] = number;
        this.client[slot] = client;
        bornAt[slot] = now;
        memory[slot] = 0;
        attempts[slot] = 0;
        source[slot] = 0;
        failures[slot] = 0;
        return slot;
    }

    private void widen(int length) {
        free = Arrays.copyOf(free, length);
        number = Arrays.copyOf(number, length);
        bornAt = Arrays.copyOf(bornAt, length);
        memory = Arrays.copyOf(memory, length);
        client = Arrays.copyOf(client, length);
        ticket = Arrays.copyOf(ticket, length);
        attempts = Arrays.copyOf(attempts, length);
        source = Arrays.copyOf(source, length);
        failures = Arrays.copyOf(failures, length);
        generation = Arrays.copyOf(generation, length);
    }

    /** What was scheduled for the slot so far is nothing from now on. */
    void outdate(int slot) {
        generation[slot] = (generation[slot] + 1) & GENERATIONS;
    }

    /** The request is over. */
    void give(int slot) {
        outdate(slot);
        free[freed] = slot;
        freed++;
    }

    /** An event for the slot as it is now: the slot in the low half, its generation above, the kind on top. */
    long event(int kind, int slot) {
        return (long) kind << 60 | (long) generation[slot] << 32 | slot;
    }

    static int kind(long event) {
        return (int) (event >>> 60);
    }

    static int slot(long event) {
        return (int) event;
    }

    /** Whether the event is still for what its slot holds. */
    boolean current(long event) {
        return ((int) (event >>> 32) & GENERATIONS) == generation[slot(event)];
    }
}
