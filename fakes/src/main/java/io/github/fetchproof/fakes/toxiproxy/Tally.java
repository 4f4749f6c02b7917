package io.github.fetchproof.fakes.toxiproxy;

import java.util.OptionalLong;

/** What a toxic keeps of one direction of one connection from its being added on; it outlives every re-start. */
final class Tally {
    private long bytes;
    private OptionalLong began = OptionalLong.empty();

    void add(long more) {
        bytes += more;
    }

    /** How many bytes it has let through. */
    long bytes() {
        return bytes;
    }

    /** When it first asked for this: {@code now} at the first time. */
    long began(long now) {
        if (began.isEmpty()) {
            began = OptionalLong.of(now);
        }
        return began.getAsLong();
    }
}
