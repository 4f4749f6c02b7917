package io.github.fetchproof.fakes.toxiproxy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** The read buffer of a loop, which all its connections share, and a few spare ones. One thread. */
final class Buffers {
    private static final int SIZE = 256 * 1024;
    private static final int SPARE = 16;

    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
    private ByteBuffer shared = ByteBuffer.allocateDirect(SIZE);

    /** The shared buffer, empty. */
    ByteBuffer borrow() {
        return shared.clear();
    }

    /**
     * What is left in the shared buffer, in a buffer that the caller may keep: the shared one itself when much is left, so
     * that it need not be copied.
     */
    ByteBuffer keep() {
        if (shared.remaining() <= SIZE / 4) {
            return copy();
        }
        ByteBuffer kept = shared;
        ByteBuffer other = spare.poll();
        shared = other != null ? other : ByteBuffer.allocateDirect(SIZE);
        return kept;
    }

    /** An exact copy of what is left in the shared buffer. */
    ByteBuffer copy() {
        return ByteBuffer.allocate(shared.remaining()).put(shared).flip();
    }

    /** A buffer that {@link #keep} gave is empty. */
    void giveBack(ByteBuffer buffer) {
        if (buffer.isDirect() && buffer.capacity() == SIZE && spare.size() < SPARE) {
            spare.add(buffer);
        }
    }
}
