package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.Breaker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What is remembered of one scheme, host and port: its breaker, and how many requests are out. Safe to share. */
final class Host {
    private final LongSupplier clock;
    private final Semaphore slots;
    private Breaker breaker;
    private String lastFailure = "";

    Host(LongSupplier clock, Breaker breaker, int parallel) {
        this.clock = clock;
        this.breaker = breaker;
        this.slots = new Semaphore(parallel, true);
    }

    /** Waits for a slot; false when there was none before the deadline. */
    boolean enter(Deadline deadline) throws InterruptedException {
        return slots.tryAcquire(deadline.leftNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        slots.release();
    }

    /** Asks the breaker; a granted admission must be reported on, unless nothing was learnt. */
    synchronized Breaker.Admission admit() {
        Breaker.Admission admission = breaker.admit(clock.getAsLong());
        breaker = admission.next();
        return admission;
    }

    synchronized void succeeded(int round) {
        breaker = breaker.succeeded(round, clock.getAsLong());
    }

    synchronized void failed(int round, String why) {
        lastFailure = why;
        breaker = breaker.failed(round, clock.getAsLong());
    }

    /** Why the last request that failed did so. */
    synchronized String lastFailure() {
        return lastFailure;
    }
}
