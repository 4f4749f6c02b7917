package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.trace.Signal;
import java.io.IOException;
import java.time.Duration;

/** A subject at work in its place. Many threads may ask at once. */
public interface Subject extends AutoCloseable {

    /**
     * Asks for one fetch and waits for what comes back. A subject that does not come back in time is ended, with everything it
     * started: TERM, about a second, KILL.
     *
     * @param deadline for the fetch, all its modules together
     * @throws IllegalArgumentException when the subject has no command for the operation
     * @throws InterruptedException when the calling thread is interrupted; the process that worked for it is ended
     */
    Reply fetch(FetchRequest request, Duration deadline) throws InterruptedException;

    /**
     * Sends a signal to each process that is at a fetch, and from then on takes the process's end for the fetch's: the replies
     * are {@code SIGNALLED}, and no further fetch is made. For a subject that is asked one thing at a time.
     *
     * @throws IllegalArgumentException when the subject has no process of its own
     * @throws IOException when no signal can be sent
     */
    void signal(Signal signal) throws IOException, InterruptedException;

    /** Lets a subject that lives on forget everything but what is on disk; nothing to do for one that does not. */
    void reset() throws InterruptedException;

    /** The log of a subject that lives on, bounded; empty for one that does not, whose messages hold it. */
    String log();

    /** Ends the subject. Afterwards no process and no thread of it is left. */
    @Override
    void close();
}
