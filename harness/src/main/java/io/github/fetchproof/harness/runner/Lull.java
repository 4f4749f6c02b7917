package io.github.fetchproof.harness.runner;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keeps everybody waiting until nobody has come for a while: so all who come at about the same time are there at once. */
final class Lull {

    private final long nanos;
    private long last;

    /** @param quiet for how long nobody may have come */
    Lull(Duration quiet) {
        this.nanos = quiet.toNanos();
    }

    /** Comes, and waits for the lull; ends early when the thread is interrupted, which it stays. */
    synchronized void await() {
        last = System.nanoTime();
        try {
            for (long left = nanos; left > 0; left = last + nanos - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        }
    }
}
