package io.github.fetchproof.harness.simulation;

import java.util.Arrays;

/**
 * Virtual time: events in the order of their time, those of the same instant in the order they were scheduled. An event is
 * a number whose meaning belongs to the model. Not safe for threads; allocates nothing while it runs but for growth.
 *
 * <p>A heap of four children a node, so that one cache line holds a family: each node is its time, and its order above the
 * slot that its event lies in. Which child is the earliest is computed rather than branched on, since no processor could
 * foresee it.
 */
public final class Timeline {
    private static final int CHILDREN = 4;
    /** Numbers of a node: time, tag. */
    private static final int WIDTH = 2;
    /** Of a tag, those that tell the slot; the order is above them. */
    private static final int SLOT_BITS = 24;

    private static final int MOST_PENDING = 1 << SLOT_BITS;
    private static final int SLOT = MOST_PENDING - 1;
    private static final int NONE = -1;

    /** Behind the last node are some that are later than any, so that every family is whole. */
    private long[] heap = new long[WIDTH * 1024];

    private int size;
    /** Whether the event at the top has happened; the next one scheduled takes its place, which saves half the work. */
    private boolean vacant;

    /** Of each slot its event; of a free one, which slot is free besides. */
    private long[] events = new long[1024];

    private int slots;
    private long free = NONE;

    private long scheduled;
    private long happened;
    private final long most;
    private long now;
    private long event;

    /**
     * Starts at time 0.
     *
     * @param most how many events may happen, so that a model that never ends is an error and not a hang
     */
    public Timeline(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one event must be allowed: " + most);
        }
        this.most = most;
        Arrays.fill(heap, Long.MAX_VALUE);
    }

    /**
     * Schedules an event.
     *
     * @param time nanoseconds since the start, not before {@link #now}
     * @param event what will happen
     * @throws IllegalStateException when 2^24 events are pending, or 2^39 were scheduled
     */
    public void schedule(long time, long event) {
        if (time < now) {
            throw new IllegalArgumentException("an event must not be in the past of " + now + ": " + time);
        }
        long order = scheduled << SLOT_BITS;
        if (order < 0) {
            throw new IllegalStateException("more events scheduled than can be told apart: " + scheduled);
        }
        scheduled++;
        if (vacant) {
            vacant = false;
            int slot = (int) heap[1] & SLOT;
            events[slot] = event;
            sink(time, order | slot);
        } else {
            int slot = takeSlot();
            events[slot] = event;
            if ((size + CHILDREN) * WIDTH > heap.length) {
                int length = heap.length;
                heap = Arrays.copyOf(heap, 2 * length);
                Arrays.fill(heap, length, 2 * length, Long.MAX_VALUE);
            }
            size++;
            rise(time, order | slot);
        }
    }

    private int takeSlot() {
        if (free != NONE) {
            int slot = (int) free;
            free = events[slot];
            return slot;
        }
        if (slots == MOST_PENDING) {
            throw new IllegalStateException("more events pending than " + MOST_PENDING);
        }
        if (slots == events.length) {
            events = Arrays.copyOf(events, 2 * slots);
        }
        return slots++;
    }

    /**
     * Goes on to the next event.
     *
     * @return whether there was one
     * @throws IllegalStateException when more events happen than allowed
     */
    public boolean advance() {
        if (vacant) {
            vacant = false;
            removeTop();
        }
        if (size == 0) {
            return false;
        }
        if (happened == most) {
            throw new IllegalStateException("more events than the " + most + " allowed by " + now + " ns");
        }
        happened++;
        now = heap[0];
        event = events[(int) heap[1] & SLOT];
        vacant = true;
        return true;
    }

    private void removeTop() {
        int slot = (int) heap[1] & SLOT;
        events[slot] = free;
        free = slot;
        size--;
        int last = size * WIDTH;
        long time = heap[last];
        long tag = heap[last + 1];
        heap[last] = Long.MAX_VALUE;
        heap[last + 1] = Long.MAX_VALUE;
        if (size > 0) {
            sink(time, tag);
        }
    }

    /** Puts an event in from below. */
    private void rise(long time, long tag) {
        int hole = size - 1;
        while (hole > 0) {
            int parent = (hole - 1) / CHILDREN;
            if (compare(time, tag, heap[parent * WIDTH], heap[parent * WIDTH + 1]) >= 0) {
                break;
            }
            heap[hole * WIDTH] = heap[parent * WIDTH];
            heap[hole * WIDTH + 1] = heap[parent * WIDTH + 1];
            hole = parent;
        }
        heap[hole * WIDTH] = time;
        heap[hole * WIDTH + 1] = tag;
    }

    /** Puts an event in from the top. */
    private void sink(long time, long tag) {
        long[] heap = this.heap;
        int end = size * WIDTH;
        int hole = 0;
        while (true) {
            int first = hole * CHILDREN + WIDTH;
            if (first >= end) {
                break;
            }
            int child = earlier(
                    heap, earlier(heap, first, first + WIDTH), earlier(heap, first + 2 * WIDTH, first + 3 * WIDTH));
            if (compare(time, tag, heap[child], heap[child + 1]) < 0) {
                break;
            }
            heap[hole] = heap[child];
            heap[hole + 1] = heap[child + 1];
            hole = child;
        }
        heap[hole] = time;
        heap[hole + 1] = tag;
    }

    /** Which of two nodes comes first, without a branch. */
    private static int earlier(long[] heap, int one, int other) {
        long sign = compare(heap[other], heap[other + 1], heap[one], heap[one + 1]) >> 63;
        return one + ((other - one) & (int) sign);
    }

    /** Below zero when the first comes before the second: by time, then by tag. None of them is below zero, so nothing overflows. */
    private static long compare(long time, long tag, long otherTime, long otherTag) {
        return time - otherTime + ((tag - otherTag) >> 63);
    }

    /** The time of the event that happens, in nanoseconds since the start. */
    public long now() {
        return now;
    }

    /** The event that happens. */
    public long event() {
        return event;
    }

    /** How many events happened. */
    public long happened() {
        return happened;
    }
}
