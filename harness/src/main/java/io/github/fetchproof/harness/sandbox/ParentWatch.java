package io.github.fetchproof.harness.sandbox;

import java.io.IOException;
import java.io.InputStream;

/**
 * Notices that the process outside the sandbox has died, or wants this one to end: the pipe it holds comes to its end.
 *
 * <p>Whoever starts a watch gives the stream away: nobody else may read it.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /**
     * Watches from a daemon thread.
     *
     * @param pipe usually {@link System#in}
     * @param orphaned run once, on that thread, at the end of the pipe; it should end the process in bounded time
     * @return the watching thread
     */
    public static Thread start(InputStream pipe, Runnable orphaned) {
        Thread thread = new Thread(
                () -> {
                    drain(pipe);
                    orphaned.run();
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void drain(InputStream pipe) {
        byte[] ignored = new byte[256];
        try {
            int read;
            do {
                read = pipe.read(ignored); // nothing is said here; only the end counts
            } while (read >= 0);
        } catch (IOException broken) {
            // A pipe that cannot be read has no parent at its other end.
        }
    }
}
