package io.github.fetchproof.fakes.toxiproxy;

/** Where a toxic sends bytes on to: the next toxic, or the socket at the end of the chain. */
interface Outlet {

    /**
     * Whether more is welcome now. Who is told no tries again when the chain next moves; what is passed all the same is
     * kept.
     */
    boolean ready();

    /** Sends bytes on. */
    void pass(Chunk chunk);

    /** Nothing follows. */
    void end(End how);
}
