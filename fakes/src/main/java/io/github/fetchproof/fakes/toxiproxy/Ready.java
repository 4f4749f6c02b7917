package io.github.fetchproof.fakes.toxiproxy;

/** What a channel on a loop belongs to. */
interface Ready {

    /** The channel is ready for the operations in {@code operations}, constants of {@code SelectionKey}. */
    void ready(int operations);

    /** Something failed that never should have: gives up whatever this is. */
    void abandon();
}
