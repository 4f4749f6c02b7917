package io.github.fetchproof.fakes.toxiproxy;

import java.nio.ByteBuffer;

/**
 * Bytes on their way through a chain of toxics; one read from a socket at first.
 *
 * @param bytes what is sent: from position to limit
 * @param arrived when, in nanoseconds on the loop's clock
 */
record Chunk(ByteBuffer bytes, long arrived) {

    /** How many bytes it holds. */
    int size() {
        return bytes.remaining();
    }

    /** The first {@code size} bytes; this chunk keeps the rest. */
    Chunk split(int size) {
        ByteBuffer first = bytes.slice(bytes.position(), size);
        bytes.position(bytes.position() + size);
        return new Chunk(first, arrived);
    }
}
