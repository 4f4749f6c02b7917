package io.github.fetchproof.benchmarks;

import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.Breaker.Admission;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The thin shell around a breaker that threads share: one reference whose compare-and-set is retried, and left alone when an
 * event changes nothing. Times are nanoseconds of a clock that does not jump.
 */
final class SharedBreaker {
    /** Instead of a round: no call may be made. */
    static final int REFUSED = -1;

    private final AtomicReference<Breaker> breaker;

    SharedBreaker(Breaker.Rules rules) {
        breaker = new AtomicReference<>(Breaker.closed(rules));
    }

    /** The round, to be given back with the result, or {@link #REFUSED}. */
    int admit(long now) {
        while (true) {
            Breaker current = current();
            Admission admission = current.admit(now);
            if (follows(current, admission.next())) {
                return admission.granted() ? admission.round() : REFUSED;
            }
        }
    }

    void succeeded(int round, long now) {
        Breaker current;
        do {
            current = current();
        } while (!follows(current, current.succeeded(round, now)));
    }

    void failed(int round, long now) {
        Breaker current;
        do {
            current = current();
        } while (!follows(current, current.failed(round, now)));
    }

    private boolean follows(Breaker current, Breaker next) {
        return next == current || breaker.compareAndSet(current, next);
    }

    private Breaker current() {
        return Objects.requireNonNull(breaker.get());
    }
}
