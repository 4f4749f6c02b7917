package io.github.fetchproof.harness.resilience;

import io.github.fetchproof.harness.resilience.Breaker.Admission;
import java.util.random.RandomGenerator;

/** A {@link Breaker} as a gate: it stops first attempts too. */
final class BreakerGate implements Gate {
    private Breaker breaker;

    BreakerGate(Breaker.Rules rules) {
        breaker = Breaker.closed(rules);
    }

    @Override
    public int first(long now, RandomGenerator random) {
        return again(now, random);
    }

    @Override
    public int again(long now, RandomGenerator random) {
        Admission admission = breaker.admit(now);
        breaker = admission.next();
        return admission.granted() ? admission.round() : REFUSED;
    }

    @Override
    public void succeeded(int ticket, long now) {
        breaker = breaker.succeeded(ticket, now);
    }

    @Override
    public void failed(int ticket, long now) {
        breaker = breaker.failed(ticket, now);
    }
}
