package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.Breaker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What is remembered of one scheme, host and port: its breaker, its wish to be left alone, how many requests are out. Safe to share. */
final class Host {
    private final LongSupplier clock;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

    private final Semaphore slots;
    private Breaker breaker;
    private String lastFailure = "";
    private long pauseEnds;

    Host(LongSupplier clock, Breaker breaker, int parallel) {
        this.clock = clock;
        this.breaker = breaker;
        this.slots = new Semaphore(parallel, true);
        this.pauseEnds = clock.getAsLong();
    }

    /** Waits for a slot; false when there was none before the deadline. */
    boolean enter(Deadline deadline) throws InterruptedException {
        return slots.tryAcquire(deadline.leftNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        slots.release();
    }

    /** Nothing more is to be asked for so long; a shorter wish does not end a longer one. */
    synchronized void pause(Duration wish) {
        Duration wait = wish.compareTo(LONGEST_PAUSE) < 0 ? wish : LONGEST_PAUSE;
        long ends = clock.getAsLong() + wait.toNanos();
        pauseEnds = ends - pauseEnds > 0 ? ends : pauseEnds;
    }

    /** How long nothing may be asked from now on, zero when it may. */
    synchronized Duration pause() {
        return Duration.ofNanos(Math.max(0, pauseEnds - clock.getAsLong()));
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
