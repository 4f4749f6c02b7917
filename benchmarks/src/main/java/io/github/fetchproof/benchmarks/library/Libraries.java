package io.github.fetchproof.benchmarks.library;

import io.github.fetchproof.harness.resilience.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Prints what can be held to virtual time and to a seed, and what each library waits after each failure: 100 ms doubling up
 * to 5 s, with the jitter it calls its own; then what else is wrong with some of them, measured just then.
 */
public final class Libraries {
    private static final Exponential EXPONENTIAL = new Exponential(Duration.ofMillis(100), 2, Duration.ofSeconds(5));
    private static final int REQUESTS = 20_000;
    private static final int FAILURES = 9;

    /** What nobody can hand a clock, and is therefore not driven at all. */
    private static final List<String> NOT_DRIVEN = List.of(
            line(
                    "Failsafe, breaker",
                    new Limits(
                            false,
                            true,
                            "open, it reads System.nanoTime; its windows over time read System.currentTimeMillis; no chance"
                                    + " in it")),
            line(
                    "resilience4j, lock-free over time",
                    new Limits(false, true, "its window reads the system's clock, whatever clock the settings name")),
            line(
                    "AWS SDK, adaptive",
                    new Limits(false, false, "its limiter of rates reads a clock that only internal classes replace")));

    private Libraries() {}

    /**
     * Prints all three.
     *
     * @param args none, or the seed for those that take one, a whole number
     */
    public static void main(String[] args) throws IOException {
        long seed = args.length == 0 ? 1 : Long.parseLong(args[0]);
        System.out.println("seed " + seed);
        limits().forEach(System.out::println);
        System.out.println();
        WaitTable.lines(retries(EXPONENTIAL, seed), EXPONENTIAL.cap(), REQUESTS, FAILURES)
                .forEach(System.out::println);
        System.out.println();
        Defects.lines().forEach(System.out::println);
    }

    /** All whose waits are driven, each new. */
    static List<RetryLibrary> retries(Exponential exponential, long seed) {
        return List.of(
                Ours.fullJitter(exponential, new SplittableRandom(seed)),
                Ours.decorrelated(exponential, new SplittableRandom(seed)),
                new Resilience4j(exponential),
                new FailsafeRetry(exponential),
                new SpringRetry(exponential),
                new Gax(exponential, Duration.ofDays(1), new VirtualClock(), new SplittableRandom(seed)),
                AwsSdk.backoff(exponential));
    }

    /** All breakers that are driven, each new and closed. */
    static List<VirtualBreaker> breakers() {
        return List.of(
                new OurBreaker(Breaker.Rules.consecutive(5, Duration.ofSeconds(10)), new VirtualClock()),
                new Resilience4jBreaker(CircuitBreakerConfig.custom(), new VirtualClock()));
    }

    static List<String> limits() {
        List<String> lines = new ArrayList<>();
        lines.add(line("library", "virtual", "seeded", "because"));
        retries(EXPONENTIAL, 0).forEach(library -> lines.add(line(library.name(), library.limits())));
        breakers().forEach(breaker -> lines.add(line(breaker.name(), breaker.limits())));
        lines.addAll(NOT_DRIVEN);
        return lines;
    }

    private static String line(String name, Limits limits) {
        return line(name, limits.virtual() ? "yes" : "no", limits.seeded() ? "yes" : "no", limits.reason());
    }

    private static String line(String name, String virtual, String seeded, String reason) {
        return String.format(Locale.ROOT, "%-34s %-8s %-7s %s", name, virtual, seeded, reason);
    }
}
