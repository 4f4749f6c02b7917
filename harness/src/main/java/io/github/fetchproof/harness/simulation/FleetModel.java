package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.resilience.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fleet of CI machines that download modules through a {@code GOPROXY} list: each source is a cache before workers that
 * serve one job at a time, in order, and go on working for those who have given up. Machines decide by the rules of the
 * bundled fetcher: retries, then the next entry of the list; a breaker for each machine and source, a budget for each
 * machine.
 *
 * <p>Its modes are the four quadrants of metastable failure: what triggers it (a spike of load, a drop of capacity) and what
 * keeps it going when the trigger is gone (more work through retries, less capacity through a cold cache). An answer fills
 * the cache only when its client still waits for it, so that a cache that went cold under overload stays cold. Caches begin
 * warm; two misses for one module are two jobs.
 *
 * @param mode which quadrant
 * @param refuses what a drop of capacity is: the first source refuses connections and cuts those it has, while its workers
 *     go on; if not, it takes jobs that no worker starts
 * @param goproxy what machines ask, in order
 * @param workers of each source
 * @param meanService of a job
 * @param perSecond first attempts, of all machines together
 * @param modules that are asked for, evenly
 * @param keeps how long a cache keeps a module; zero for no cache
 * @param spike how many times the load is in a spike; what comes on top asks for ten times as many other modules
 * @param start of the trigger; whole seconds, like the next two
 * @param end of the trigger
 * @param horizon end of the run, at least twenty seconds after the trigger
 * @param timeout of an attempt
 * @param maxAttempts at one source
 * @see <a href="https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf">Metastable Failures in
 *     Distributed Systems</a>
 * @see <a href="https://www.usenix.org/conference/osdi22/presentation/huang-lexiang">Metastable Failures in the Wild</a>
 */
public record FleetModel(
        Mode mode,
        boolean refuses,
        Fallback goproxy,
        int workers,
        Duration meanService,
        double perSecond,
        int modules,
        Duration keeps,
        double spike,
        Duration start,
        Duration end,
        Duration horizon,
        Duration timeout,
        int maxAttempts)
        implements TracedExperiment {
    /** Sources of a list. */
    static final int MOST_SOURCES = 8;

    private static final String LIST = "https://one.example,https://two.example";

    private static final Map<String, String> STRATEGIES = Names.of(
            "none=none",
            "constant=constant(1s)",
            "full-jitter=full-jitter(100ms,20s)",
            "loop-15s=loop-15s",
            "budget=full-jitter(100ms,20s)+budget(10%,10s)",
            "token-bucket=full-jitter(100ms,20s)+token-bucket(10,0.1)",
            "breaker=full-jitter(100ms,20s)+breaker(5,10,5s,3)",
            "shared-breaker=full-jitter(100ms,20s)+shared-resilience4j-breaker(100,20,50%,5s,10)",
            "budget-breaker=full-jitter(100ms,20s)+budget(10%,10s)+breaker(5,10,5s,3)");

    /** Trigger and amplification. */
    public enum Mode {
        /** A spike of load; retries are more work. */
        SPIKE_RETRIES(true, false),
        /** A drop of capacity; retries are more work. */
        DROP_RETRIES(false, false),
        /** A spike of load; the cache goes cold meanwhile. */
        SPIKE_CACHE(true, true),
        /** A drop of capacity that loses the cache. */
        DROP_CACHE(false, true);

        private final boolean spikes;
        private final boolean caches;

        Mode(boolean spikes, boolean caches) {
            this.spikes = spikes;
            this.caches = caches;
        }

        boolean spikes() {
            return spikes;
        }
    }

    public FleetModel {
        if (workers < 1 || modules < 1 || maxAttempts < 1 || !(perSecond > 0) || !(spike >= 1)) {
            throw new IllegalArgumentException(
                    "workers, modules, attempts, first attempts per second and spike must be above zero: " + workers
                            + ", " + modules + ", " + maxAttempts + ", " + perSecond + ", " + spike);
        }
        if (meanService.compareTo(Duration.ZERO) <= 0 || timeout.compareTo(Duration.ZERO) <= 0 || keeps.isNegative()) {
            throw new IllegalArgumentException("service, time-out and the cache's time must not be negative: "
                    + meanService + ", " + timeout + ", " + keeps);
        }
        if (goproxy.entries().size() > MOST_SOURCES) {
            throw new IllegalArgumentException("a list must have at most " + MOST_SOURCES + " entries: "
                    + goproxy.entries().size());
        }
        if (horizon.compareTo(QueueModel.LONGEST) > 0) {
            throw new IllegalArgumentException("a run must end within a day: after " + horizon.toSeconds() + " s");
        }
        if (perSecond > QueueModel.MOST_LOAD * QueueModel.capacity(workers, meanService)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the load must be at most %d times what a source can do: %.1f",
                    QueueModel.MOST_LOAD,
                    perSecond / QueueModel.capacity(workers, meanService)));
        }
        if (goproxy.entries().stream().anyMatch(entry -> entry.kind() == Fallback.Kind.OFF)) {
            throw new IllegalArgumentException("a list must not end in off, which is no source");
        }
        if (start.isNegative() || end.compareTo(start) <= 0 || horizon.compareTo(end.plusSeconds(20)) < 0) {
            throw new IllegalArgumentException("the trigger must start, end, and leave 20 s to the horizon: " + start
                    + ", " + end + ", " + horizon);
        }
    }

    /**
     * Ten workers of 50 ms at each source, in trouble for ten of 200 seconds, a time-out of 1 s, four attempts. Without a
     * cache 140 requests/s; with one 1000/s for a thousand modules that are kept 10 s, which is less work while it is warm.
     */
    public static FleetModel of(Mode mode) {
        return new FleetModel(
                mode,
                false,
                Fallback.parse(LIST),
                10,
                Duration.ofMillis(50),
                mode.caches ? 1000 : 140,
                1000,
                mode.caches ? Duration.ofSeconds(10) : Duration.ZERO,
                mode.caches ? 2 : 3,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(200),
                Duration.ofSeconds(1),
                4);
    }

    /** The same with another list. */
    public FleetModel withGoproxy(Fallback list) {
        return with(refuses, list, perSecond, spike, end, horizon);
    }

    /** The same, refusing in a drop. */
    public FleetModel refusing() {
        return with(true, goproxy, perSecond, spike, end, horizon);
    }

    /** The same with another trigger's length; time is left after it as {@link QueueModel#withOutage} does. */
    public FleetModel withOutage(Duration length) {
        Duration later = start.plus(length);
        return with(refuses, goproxy, perSecond, spike, later, later.plus(QueueModel.rest(horizon.minus(end), length)));
    }

    /**
     * The same with another load.
     *
     * @param load first attempts over what the workers of a source can do
     */
    public FleetModel withLoad(double load) {
        return with(refuses, goproxy, load * capacity(), spike, end, horizon);
    }

    /** The same with another spike. */
    public FleetModel withSpike(double times) {
        return with(refuses, goproxy, perSecond, times, end, horizon);
    }

    private FleetModel with(
            boolean refuses, Fallback goproxy, double perSecond, double spike, Duration end, Duration horizon) {
        return new FleetModel(
                mode,
                refuses,
                goproxy,
                workers,
                meanService,
                perSecond,
                modules,
                keeps,
                spike,
                start,
                end,
                horizon,
                timeout,
                maxAttempts);
    }

    /** That of a source's workers. */
    @Override
    public double capacity() {
        return QueueModel.capacity(workers, meanService);
    }

    @Override
    public Duration outageStart() {
        return start;
    }

    @Override
    public Duration outageEnd() {
        return end;
    }

    @Override
    public String model() {
        return "fleet";
    }

    @Override
    public String description() {
        String trigger = mode.spikes
                ? String.format(Locale.ROOT, "%.0f times the load", spike)
                : refuses ? "a first source that refuses" : "workers of the first source that start nothing";
        String cache = mode.caches
                ? String.format(Locale.ROOT, ", each behind a cache that keeps modules %d s", keeps.toSeconds())
                : "";
        return String.format(
                Locale.ROOT,
                "CI machines before %d sources of %.0f downloads/s%s; %.0f downloads/s; %s from %d to %d of %d s;"
                        + " a time-out of %d s, %d attempts.",
                goproxy.entries().size(),
                capacity(),
                cache,
                perSecond,
                trigger,
                start.toSeconds(),
                end.toSeconds(),
                horizon.toSeconds(),
                timeout.toSeconds(),
                maxAttempts);
    }

    @Override
    public Map<String, String> strategies() {
        return STRATEGIES;
    }

    @Override
    public List<Integer> defaultClients() {
        return List.of(100);
    }

    /** As {@link QueueModel}'s; the load of the first source counts, capacity is that of its workers. */
    @Override
    public List<String> metrics() {
        return QueueTally.METRICS;
    }

    @Override
    public double[] run(Strategy strategy, int clients, long seed) {
        return new FleetRun(this, strategy, clients, seed).metrics();
    }

    @Override
    public RunTrace trace(Strategy strategy, int clients, long seed) {
        return new FleetRun(this, strategy, clients, seed).trace();
    }
}
