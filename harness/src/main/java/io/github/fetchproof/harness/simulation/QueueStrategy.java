package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the clients of {@link QueueModel} do about failure.
 *
 * @param gate makes each client's own gate
 */
record QueueStrategy(String name, Backoff backoff, Supplier<Gate> gate) {
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(20);

    static final List<QueueStrategy> ALL = List.of(
            new QueueStrategy("none", Backoff.none(), Gates::noRetries),
            new QueueStrategy("constant", Backoff.constant(Duration.ofSeconds(1)), Gates::open),
            new QueueStrategy("exponential", Backoff.exponential(BASE, 2, CAP), Gates::open),
            new QueueStrategy("equal-jitter", Backoff.equalJitter(BASE, CAP), Gates::open),
            new QueueStrategy("full-jitter", Backoff.fullJitter(BASE, CAP), Gates::open),
            new QueueStrategy("decorrelated", decorrelatedAsPublished(), Gates::open),
            new QueueStrategy("budget", Backoff.fullJitter(BASE, CAP), Gates.ShareOfRequests::new),
            new QueueStrategy("token-bucket", Backoff.fullJitter(BASE, CAP), Gates.TokenPerSuccess::new),
            new QueueStrategy("grpc-throttle", Backoff.fullJitter(BASE, CAP), Gates.HalfOfTokens::new),
            new QueueStrategy("breaker", Backoff.fullJitter(BASE, CAP), Gates.BreakerGate::new));

    static QueueStrategy named(String name) {
        return ALL.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a strategy must be one of "
                        + String.join(
                                ", ", ALL.stream().map(QueueStrategy::name).toList()) + ": " + name));
    }

    /**
     * Decorrelated jitter as published: it caps what was drawn, where {@link Backoff#decorrelated} caps the range.
     *
     * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And
     *     Jitter</a>
     */
    private static Backoff decorrelatedAsPublished() {
        long base = BASE.toNanos();
        long cap = CAP.toNanos();
        return (previous, failures, random) -> Math.min(cap, random.nextLong(base, 3 * Math.max(base, previous) + 1));
    }
}
