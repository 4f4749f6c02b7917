package io.github.fetchproof.benchmarks.library;

import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.Breaker.Admission;

/** A {@link Breaker} of this project. */
public final class OurBreaker implements VirtualBreaker {
    private final VirtualClock clock;
    private Breaker breaker;
    private int round;

    public OurBreaker(Breaker.Rules rules, VirtualClock clock) {
        this.clock = clock;
        this.breaker = Breaker.closed(rules);
    }

    @Override
    public String name() {
        return "ours, breaker";
    }

    @Override
    public Limits limits() {
        return new Limits(true, true, "every event is handed its time; no chance in it");
    }

    @Override
    public boolean admits() {
        Admission admission = breaker.admit(clock.nanos());
        breaker = admission.next();
        round = admission.round();
        return admission.granted();
    }

    @Override
    public void report(boolean success) {
        breaker = success ? breaker.succeeded(round, clock.nanos()) : breaker.failed(round, clock.nanos());
    }
}
