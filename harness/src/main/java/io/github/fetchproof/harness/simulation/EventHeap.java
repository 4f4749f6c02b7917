package io.github.fetchproof.harness.simulation;

import java.util.Arrays;

/**
 * Events in a heap of four children a node, each node its time, its order and the event. Which child is the earliest is
 * computed rather than branched on, since no processor could foresee it. Not safe for threads.
 */
final class EventHeap implements EventTaker {
    private static final int CHILDREN = 4;
    /** Numbers of a node: time, order, event. */
    private static final int WIDTH = 3;

    /** Behind the last node are some that are later than any, so that every family is whole. */
    private long[] nodes = new long[WIDTH * 256];

    private int size;

    EventHeap() {
        Arrays.fill(nodes, Long.MAX_VALUE);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** When the earliest event is; there must be one. */
    long time() {
        return nodes[0];
    }

    /** The earliest event; there must be one. */
    long event() {
        return nodes[2];
    }

    @Override
    public void add(long time, long order, long event) {
        if ((size + CHILDREN) * WIDTH > nodes.length) {
            int length = nodes.length;
            nodes = Arrays.copyOf(nodes, 2 * length);
            Arrays.fill(nodes, length, 2 * length, Long.MAX_VALUE);
        }
        long[] nodes = this.nodes;
        int hole = size;
        size++;
        while (hole > 0) {
            int parent = (hole - 1) / CHILDREN;
            if (compare(time, order, nodes[parent * WIDTH], nodes[parent * WIDTH + 1]) >= 0) {
                break;
            }
            copy(nodes, parent * WIDTH, hole * WIDTH);
            hole = parent;
        }
        put(nodes, hole * WIDTH, time, order, event);
    }

    /** Takes the earliest event out; there must be one. */
    void remove() {
        long[] nodes = this.nodes;
        size--;
        int end = size * WIDTH;
        long time = nodes[end];
        long order = nodes[end + 1];
        long event = nodes[end + 2];
        put(nodes, end, Long.MAX_VALUE, Long.MAX_VALUE, 0);
        if (size == 0) {
            return;
        }
        int hole = 0;
        while (true) {
            int first = hole * CHILDREN + WIDTH;
            if (first >= end) {
                break;
            }
            int child = earlier(
                    nodes, earlier(nodes, first, first + WIDTH), earlier(nodes, first + 2 * WIDTH, first + 3 * WIDTH));
            if (compare(time, order, nodes[child], nodes[child + 1]) < 0) {
                break;
            }
            copy(nodes, child, hole);
            hole = child;
        }
        put(nodes, hole, time, order, event);
    }

    private static void put(long[] nodes, int at, long time, long order, long event) {
        nodes[at] = time;
        nodes[at + 1] = order;
        nodes[at + 2] = event;
    }

    private static void copy(long[] nodes, int from, int to) {
        nodes[to] = nodes[from];
        nodes[to + 1] = nodes[from + 1];
        nodes[to + 2] = nodes[from + 2];
    }

    /** Which of two nodes comes first, without a branch. */
    private static int earlier(long[] nodes, int one, int other) {
        long sign = compare(nodes[other], nodes[other + 1], nodes[one], nodes[one + 1]) >> 63;
        return one + ((other - one) & (int) sign);
    }

    /** Below zero when the first comes before the second: by time, then by order. None of them is below zero, so nothing overflows. */
    private static long compare(long time, long order, long otherTime, long otherOrder) {
        return time - otherTime + ((order - otherOrder) >> 63);
    }
}
