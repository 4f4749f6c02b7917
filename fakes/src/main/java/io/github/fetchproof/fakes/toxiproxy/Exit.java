package io.github.fetchproof.fakes.toxiproxy;

/** The outlet of a toxic at work, which also takes down that it did something. */
interface Exit extends Outlet {

    /** The toxic changed what the connection would have been without it; {@code how} says it in a few words. */
    void acted(String how);

    /** It did something to a chunk, or to so many bytes of one. Said every time. */
    void did(Deed deed, long bytes);
}
