package io.github.fetchproof.fakes.toxiproxy;

import java.util.ArrayDeque;

/** The chunks that wait in front of one toxic on one direction of one connection, in order, and the end behind them. */
final class Inbox {
    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private long bytes;
    private End end = End.OPEN;

    void add(Chunk chunk) {
        chunks.add(chunk);
        bytes += chunk.size();
    }

    /** Nothing comes after what is here; the first end counts. */
    void end(End how) {
        if (end == End.OPEN) {
            end = how;
        }
    }

    /** How the direction ends after the chunks here; {@link End#OPEN} while more may come. */
    End end() {
        return end;
    }

    boolean ended() {
        return end != End.OPEN;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Whether nothing is here and nothing will come. */
    boolean finished() {
        return chunks.isEmpty() && ended();
    }

    /** How many bytes wait. */
    long bytes() {
        return bytes;
    }

    /** The oldest chunk, left where it is; there must be one. */
    Chunk head() {
        return chunks.element();
    }

    /** Takes the oldest chunk; there must be one. */
    Chunk take() {
        Chunk chunk = chunks.remove();
        bytes -= chunk.size();
        return chunk;
    }

    /** Takes the first {@code size} bytes of the oldest chunk, at most all of it. */
    Chunk take(int size) {
        if (size == head().size()) {
            return take();
        }
        bytes -= size;
        return head().split(size);
    }

    /** Drops every chunk. */
    void clear() {
        chunks.clear();
        bytes = 0;
    }
}
