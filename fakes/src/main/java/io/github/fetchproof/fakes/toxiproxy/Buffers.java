package io.github.fetchproof.fakes.toxiproxy;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The read buffer of a loop, which all its connections share, and a limited number like it, in which bytes wait uncopied.
 * One thread.
 */
final class Buffers {
    static final int SIZE = 1024 * 1024;
    static final int MOST = 32;

    /** The newest on top: that is the one the processor's cache still holds. */
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();

    /** All there are. Weak, since some are dropped with what waits in them, and never given back. */
    private final List<WeakReference<ByteBuffer>> made = new ArrayList<>();

    private ByteBuffer shared = make();

    /** Whether a buffer was given back that nobody has read into since: it is a warmer one than the shared. */
    private boolean warm;

    /** The shared buffer, empty. */
    ByteBuffer borrow() {
        if (warm && !spare.isEmpty()) {
            spare.addLast(shared);
            shared = spare.pop();
        }
        warm = false;
        return shared.clear();
    }

    /**
     * What is left in the shared buffer, in a buffer that the caller may keep: the shared one itself when much is left and
     * there is another, so that it need not be copied.
     */
    ByteBuffer keep() {
        Optional<ByteBuffer> other = shared.remaining() > SIZE / 8 ? another() : Optional.empty();
        if (other.isEmpty()) {
            return ByteBuffer.allocate(shared.remaining()).put(shared).flip();
        }
        ByteBuffer kept = shared;
        shared = other.get();
        return kept;
    }

    private Optional<ByteBuffer> another() {
        if (!spare.isEmpty()) {
            return Optional.of(spare.pop());
        }
        if (made.size() >= MOST) {
            made.removeIf(each -> each.refersTo(null));
        }
        return made.size() < MOST ? Optional.of(make()) : Optional.empty();
    }

    private ByteBuffer make() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
        made.add(new WeakReference<>(buffer));
        return buffer;
    }

    /** A buffer that {@link #keep} gave is empty, and no slice of it is in use. */
    void giveBack(ByteBuffer buffer) {
        if (buffer.isDirect() && buffer.capacity() == SIZE) {
            spare.push(buffer);
            warm = true;
        }
    }
}
