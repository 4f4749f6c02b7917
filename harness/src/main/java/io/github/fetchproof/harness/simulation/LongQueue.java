package io.github.fetchproof.harness.simulation;

import java.util.NoSuchElementException;

/** A first-in, first-out queue of numbers, in a ring that grows. */
final class LongQueue {
    private long[] ring = new long[1024];
    private int first;
    private int size;

    void add(long value) {
        if (size == ring.length) {
            long[] wider = new long[2 * size];
            System.arraycopy(ring, first, wider, 0, size - first);
            System.arraycopy(ring, 0, wider, size - first, first);
            ring = wider;
            first = 0;
        }
        ring[(first + size) & (ring.length - 1)] = value;
        size++;
    }

    long remove() {
        if (size == 0) {
            throw new NoSuchElementException("the queue is empty");
        }
        long value = ring[first];
        first = (first + 1) & (ring.length - 1);
        size--;
        return value;
    }

    int size() {
        return size;
    }
}
