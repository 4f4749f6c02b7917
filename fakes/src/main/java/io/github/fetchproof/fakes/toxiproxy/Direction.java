package io.github.fetchproof.fakes.toxiproxy;

/** One of the two ways through a proxied connection; Toxiproxy calls it the stream. */
enum Direction {
    /** From the client to the server. */
    UPSTREAM,
    /** From the server to the client. */
    DOWNSTREAM;

    /** The word the API uses. */
    String word() {
        return this == UPSTREAM ? "upstream" : "downstream";
    }
}
