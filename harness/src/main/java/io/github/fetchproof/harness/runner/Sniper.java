package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.traffic.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits on a thread of its own until a server fault has acted at an origin, and does one thing then. Used once. */
final class Sniper implements AutoCloseable {

    /** What is done then. */
    interface Shot {
        void fire() throws Exception;
    }

    private final Thread thread;
    private volatile @Nullable Exception problem;

    private Sniper(RunClock.Log log, long from, String origin, Shot shot) {
        this.thread = new Thread(
                () -> {
                    try {
                        log.await(
                                from,
                                event -> event instanceof Event.Fault fault
                                        && fault.where().equals(origin)
                                        && fault.what().equals("acted"));
                        shot.fire();
                    } catch (InterruptedException calledOff) {
                        Thread.currentThread().interrupt();
                    } catch (Exception e) {
                        problem = e;
                    }
                },
                "sniper");
    }

    /** Waits for a fault that acts after {@code from}. */
    static Sniper wait(RunClock.Log log, long from, String origin, Shot shot) {
        Sniper sniper = new Sniper(log, from, origin, shot);
        sniper.thread.start();
        return sniper;
    }

    /** Why the thing could not be done. */
    Optional<Exception> problem() {
        return Optional.ofNullable(problem);
    }

    /** Calls it off, if it has not been done yet. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
