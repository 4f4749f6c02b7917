package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.trace.Trace;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Plays again what the host spoilt, so that a machine that stood still for seconds costs no verdict. */
final class Encore {

    /** How often at most: a host that goes on standing still is to be told of, not waited for. */
    static final int AGAIN = 2;

    private Encore() {}

    /** What plays a scenario from its beginning. */
    @FunctionalInterface
    interface Performance {
        Trace play() throws InterruptedException, IOException;
    }

    /**
     * What was observed the first time that was not spoilt, or the last time.
     *
     * @param spoilt whether the host, and not the subject, made it worthless
     * @param again is told of each spoilt one before the next is played
     */
    static Trace play(Performance performance, Predicate<Trace> spoilt, Consumer<Trace> again)
            throws InterruptedException, IOException {
        Trace trace = performance.play();
        for (int times = 0; times < AGAIN && spoilt.test(trace); times++) {
            again.accept(trace);
            trace = performance.play();
        }
        return trace;
    }
}
