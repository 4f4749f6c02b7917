package io.github.fetchproof.fakes.toxiproxy;

/** What a toxic can do to bytes. */
enum Deed {
    /** They left later than they came; a close that was delayed counts as a chunk of no bytes. */
    DELAYED,
    /** They never left. */
    DROPPED,
    /** They left in more pieces than they came in. */
    SLICED,
    /** They left as others than they came. */
    CORRUPTED
}
