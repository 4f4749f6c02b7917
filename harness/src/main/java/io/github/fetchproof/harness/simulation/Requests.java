package io.github.fetchproof.harness.simulation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The requests under way, in slots that are used again. Each attempt is a generation of its slot: what was scheduled for an
 * earlier one (a time-out, an answer) finds another generation there when it happens, and is nothing. So timers need not be
 * taken out of the timeline.
 *
 * <p>All that is known of a request lies in one line of the processor's cache: with millions under way, to reach it is what
 * an event costs.
 */
final class Requests {
    /** Generations are told apart up to this many. */
    private static final int GENERATIONS = 0x0fff_ffff;

    private static final int LINE = 64;
    private static final int NUMBER = 0;
    private static final int BORN_AT = 8;
    private static final int MEMORY = 16;
    private static final int CLIENT = 24;
    private static final int TICKET = 28;
    private static final int ATTEMPTS = 32;
    private static final int SOURCE = 36;
    private static final int FAILURES = 40;
    private static final int GENERATION = 44;

    private ByteBuffer lines = lines(64);
    private int[] free = new int[64];
    private int freed;
    private int used;

    private static ByteBuffer lines(int slots) {
        return ByteBuffer.allocate(Math.multiplyExact(slots, LINE)).order(ByteOrder.nativeOrder());
    }

    /** A slot for a new request, which has neither been sent nor asked anybody. */
    int take(long number, long now, int client) {
        int slot = freed > 0 ? free[--freed] : used++;
        if (slot == free.length) {
            lines = lines(2 * slot).put(0, lines, 0, lines.capacity());
            free = Arrays.copyOf(free, 2 * slot);
        }
        lines.putLong(slot * LINE + NUMBER, number);
        lines.putLong(slot * LINE + BORN_AT, now);
        remember(slot, 0);
        lines.putInt(slot * LINE + CLIENT, client);
        lines.putInt(slot * LINE + ATTEMPTS, 0);
        lines.putInt(slot * LINE + SOURCE, 0);
        lines.putInt(slot * LINE + FAILURES, 0);
        return slot;
    }

    /** The request's own number, and so its chance. */
    long number(int slot) {
        return lines.getLong(slot * LINE + NUMBER);
    }

    long bornAt(int slot) {
        return lines.getLong(slot * LINE + BORN_AT);
    }

    int client(int slot) {
        return lines.getInt(slot * LINE + CLIENT);
    }

    /** What the backoff remembers. */
    long memory(int slot) {
        return lines.getLong(slot * LINE + MEMORY);
    }

    void remember(int slot, long memory) {
        lines.putLong(slot * LINE + MEMORY, memory);
    }

    /** Of the gate that let the attempt through. */
    int ticket(int slot) {
        return lines.getInt(slot * LINE + TICKET);
    }

    void admit(int slot, int ticket) {
        lines.putInt(slot * LINE + TICKET, ticket);
    }

    /** How many there were. */
    int attempts(int slot) {
        return lines.getInt(slot * LINE + ATTEMPTS);
    }

    /** There is one more, and what was scheduled for the slot so far is nothing from now on. */
    void attempt(int slot) {
        lines.putInt(slot * LINE + ATTEMPTS, attempts(slot) + 1);
        outdate(slot);
    }

    /** Which source is asked. */
    int source(int slot) {
        return lines.getInt(slot * LINE + SOURCE);
    }

    /** How often that source failed. */
    int failures(int slot) {
        return lines.getInt(slot * LINE + FAILURES);
    }

    void fail(int slot) {
        lines.putInt(slot * LINE + FAILURES, failures(slot) + 1);
    }

    /** Another source is asked, which has not failed yet. */
    void ask(int slot, int source) {
        lines.putInt(slot * LINE + SOURCE, source);
        lines.putInt(slot * LINE + FAILURES, 0);
        remember(slot, 0);
    }

    private int generation(int slot) {
        return lines.getInt(slot * LINE + GENERATION);
    }

    /** What was scheduled for the slot so far is nothing from now on. */
    void outdate(int slot) {
        lines.putInt(slot * LINE + GENERATION, (generation(slot) + 1) & GENERATIONS);
    }

    /** The request is over. */
    void give(int slot) {
        outdate(slot);
        free[freed] = slot;
        freed++;
    }

    /** An event for the slot as it is now: the slot in the low half, its generation above, the kind on top. */
    long event(int kind, int slot) {
        return (long) kind << 60 | (long) generation(slot) << 32 | slot;
    }

    static int kind(long event) {
        return (int) (event >>> 60);
    }

    static int slot(long event) {
        return (int) event;
    }

    /** Whether the event is still for what its slot holds. */
    boolean current(long event) {
        return ((int) (event >>> 32) & GENERATIONS) == generation(slot(event));
    }
}
