package io.github.fetchproof.fakes.toxiproxy;

/** Bytes a toxic has let through on one direction of one connection since it was added; it outlives every re-start. */
final class Tally {
    private long bytes;

    void add(long more) {
        bytes += more;
    }

    long bytes() {
        return bytes;
    }
}
