package io.github.fetchproof.harness.simulation;

import java.util.Arrays;

/**
 * Virtual time: events in the order of their time, those of the same instant in the order they were scheduled. An event is
 * a number whose meaning belongs to the model. Not safe for threads; allocates nothing while it runs but for growth.
 */
public final class Timeline {
    /** Children of a node: a flatter heap touches fewer cache lines than a binary one. */
    private static final int CHILDREN = 4;
    /** Numbers of an event in the heap: time, order, event. */
    private static final int WIDTH = 3;

    private long[] heap = new long[WIDTH * 1024];
    private int size;
    /** Whether the event at the top has happened; the next one scheduled takes its place, which saves half the work. */
    private boolean vacant;

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
    }

    /**
     * Schedules an event.
     *
     * @param time nanoseconds since the start, not before {@link #now}
     * @param event what will happen
     */
    public void schedule(long time, long event) {
        if (time < now) {
            throw new IllegalArgumentException("an event must not be in the past of " + now + ": " + time);
        }
        long order = scheduled;
        scheduled++;
        if (vacant) {
            vacant = false;
            sink(time, order, event);
        } else {
            if (size * WIDTH == heap.length) {
                heap = Arrays.copyOf(heap, heap.length * 2);
            }
            size++;
            rise(time, order, event);
        }
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
            size--;
            int last = size * WIDTH;
            sink(heap[last], heap[last + 1], heap[last + 2]);
        }
        if (size == 0) {
            return false;
        }
        if (happened == most) {
            throw new IllegalStateException("more events than the " + most + " allowed by " + now + " ns");
        }
        happened++;
        now = heap[0];
        event = heap[2];
        vacant = true;
        return true;
    }

    /** Puts an event in from below. */
    private void rise(long time, long order, long event) {
        int hole = size - 1;
        while (hole > 0) {
            int parent = (hole - 1) / CHILDREN;
            if (!before(time, order, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, order, event);
    }

    /** Puts an event in from the top. */
    private void sink(long time, long order, long event) {
        int hole = 0;
        while (true) {
            int child = earliestChild(hole);
            if (child < 0 || before(time, order, child)) {
                break;
            }
            move(child, hole);
            hole = child;
        }
        put(hole, time, order, event);
    }

    private int earliestChild(int node) {
        int first = node * CHILDREN + 1;
        if (first >= size) {
            return -1;
        }
        int end = Math.min(first + CHILDREN, size);
        int earliest = first;
        for (int child = first + 1; child < end; child++) {
            if (before(heap[child * WIDTH], heap[child * WIDTH + 1], earliest)) {
                earliest = child;
            }
        }
        return earliest;
    }

    private boolean before(long time, long order, int node) {
        long other = heap[node * WIDTH];
        return time < other || (time == other && order < heap[node * WIDTH + 1]);
    }

    private void move(int from, int to) {
        put(to, heap[from * WIDTH], heap[from * WIDTH + 1], heap[from * WIDTH + 2]);
    }

    private void put(int node, long time, long order, long event) {
        heap[node * WIDTH] = time;
        heap[node * WIDTH + 1] = order;
        heap[node * WIDTH + 2] = event;
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
