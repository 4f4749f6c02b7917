package io.github.fetchproof.harness.runner;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keeps everybody waiting until nobody has come for a while: so all who come at about the same time are there at once. */
final class Lull {

    /** How much longer the first lull is: a process that has just begun is slow to send its second request. */
    static final int FIRST = 2;

    private final long nanos;
    private long quiet;
    private long last;

    /** @param quiet for how long nobody may have come, but for the first time */
    Lull(Duration quiet) {
        this.nanos = quiet.toNanos();
        this.quiet = FIRST * nanos;
    }

    /** Comes, and waits for the lull; ends early when the thread is interrupted, which it stays. */
    synchronized void await() {
        last = System.nanoTime();
        try {
            for (long left = quiet; left > 0; left = last + quiet - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            quiet = nanos;
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        }
    }
}
