package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Limits;
import java.time.Duration;

/**
 * How long a fetch may take before it is a hang: the subject's declared limits, stretched by the run's patience. Pure.
 *
 * @param limits what the subject declared
 * @param patience at least 1
 */
record Deadlines(Limits limits, double patience) {

    /** A module is three artefacts, and each may meet the fault. */
    private static final int ARTEFACTS = 3;

    /** What a subject may spend waiting between attempts, and the host on starting it. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    /** A fetch without any fault, on loopback. */
    private static final Duration PREFLIGHT = Duration.ofSeconds(20);

    /** For a step bounded like this. */
    Duration of(Step.Bound bound) {
        Duration most = switch (bound) {
            case OVERALL -> limits.overall();
            case DNS -> each(limits.dns());
            case CONNECT -> each(limits.connect());
            case HANDSHAKE -> each(limits.handshake());
            case HEADER -> each(limits.header());
            case STALL -> each(limits.stall());
        };
        return stretched(most.compareTo(limits.overall()) < 0 ? most : limits.overall());
    }

    /** For fetches in a world where nothing is wrong: nobody needs long there. */
    Deadlines forPreflight() {
        Duration overall = PREFLIGHT.compareTo(limits.overall()) < 0 ? PREFLIGHT : limits.overall();
        return new Deadlines(
                new Limits(
                        limits.connect(),
                        limits.handshake(),
                        limits.header(),
                        limits.stall(),
                        limits.dns(),
                        overall,
                        limits.attempts()),
                patience);
    }

    private Duration each(Duration phase) {
        return phase.multipliedBy((long) limits.attempts() * ARTEFACTS).plus(SLACK);
    }

    private Duration stretched(Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() * patience));
    }
}
