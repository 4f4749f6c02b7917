package io.github.fetchproof.fakes.toxiproxy;

/** How one direction of a connection ends. */
enum End {
    /** It has not ended. */
    OPEN,
    /** Only this direction ends; the other goes on. */
    HALF,
    /** The socket is closed in the ordinary way, and both directions end. */
    FIN,
    /** Both sockets of the connection are reset. */
    RESET
}
