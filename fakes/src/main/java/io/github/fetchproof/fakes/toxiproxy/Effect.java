package io.github.fetchproof.fakes.toxiproxy;

/**
 * What a toxic does on one direction of one connection, from one (re-)start to the next.
 *
 * <p>A state machine without a clock: it is run when bytes arrived, when the way ahead cleared, and at the moment it asked
 * for. One thread.
 */
interface Effect {

    /** No moment at all. */
    long NEVER = Long.MAX_VALUE;

    /** The most that Toxiproxy reads at once; toxics that work by the chunk see chunks of at most this. */
    int CHUNK = 32 * 1024;

    /**
     * Passes on what is due.
     *
     * @param inbox what waits, oldest first
     * @param exit where it goes; nothing is passed while it is not ready
     * @param now the time in nanoseconds, never going back
     * @return when to be run again at the latest, or {@link #NEVER} if only new bytes or a cleared way change anything
     */
    long run(Inbox inbox, Exit exit, long now);

    /** Stops at once: lets the chunk it was holding back go. What waits behind that stays in the inbox. */
    default void interrupt(Inbox inbox, Exit exit) {}

    /** How many bytes may wait before the sender is held up; with none, it is held up whenever the way ahead is not clear. */
    default long capacity() {
        return 2L * CHUNK;
    }

    /** How many bytes a chunk may have. */
    default int chunk() {
        return CHUNK;
    }

    /** Whether it never does anything. */
    default boolean transparent() {
        return false;
    }
}
