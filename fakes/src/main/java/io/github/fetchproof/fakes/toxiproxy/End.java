package io.github.fetchproof.fakes.toxiproxy;

/** How one direction of a connection ends. */
enum End {
    /** It has not ended. */
    OPEN,
    /** The socket is closed in the ordinary way. */
    FIN,
    /** Both sockets of the connection are reset. */
    RESET
}
