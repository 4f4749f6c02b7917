package io.github.fetchproof.harness.reference;

import java.time.Duration;

/** A way to wait. */
@FunctionalInterface
public interface Pause {
    /**
     * Waits.
     *
     * @throws InterruptedException when the thread is interrupted; the wait is then given up at once
     */
    void of(Duration duration) throws InterruptedException;

    /** Puts the calling thread to sleep. */
    static Pause sleeping() {
        return duration -> Thread.sleep(duration.toMillis(), (int) (duration.toNanos() % 1_000_000));
    }
}
