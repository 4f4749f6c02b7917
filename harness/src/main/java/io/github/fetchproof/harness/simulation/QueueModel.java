package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A queueing server with an outage, and clients that retry. Workers serve one job at a time from one unbounded queue, in
 * order; service times are exponential. First attempts arrive as a Poisson stream; each belongs to a client drawn evenly.
 *
 * @param mode what the outage is
 * @param workers of the server
 * @param meanService of a job
 * @param perSecond first attempts, of all clients together; at most a hundred times what the server can do
 * @param outageStart from the start of the run; whole seconds, like the next two
 * @param outageEnd after its start
 * @param horizon end of the run, at least five seconds after the outage and within a day
 * @param timeout of a client, from sending; used by {@link Mode#STALL} alone
 * @param maxAttempts of a request, the first included; used by {@link Mode#STALL} alone
 * @param retryAfter what a 503 asks to wait at least, zero when it does not ask, shorter than what follows the outage; used
 *     by {@link Mode#THROTTLE} alone. All clients heed it: a wait is the longer one of their own and this
 */
public record QueueModel(
        Mode mode,
        int workers,
        Duration meanService,
        double perSecond,
        Duration outageStart,
        Duration outageEnd,
        Duration horizon,
        Duration timeout,
        int maxAttempts,
        Duration retryAfter)
        implements TracedExperiment {

    /** What the outage is. */
    public enum Mode {
        /** Attempts fail at once and cost the server nothing; clients try on without limit and without time-outs. */
        REFUSE,
        /** The same, by an answer that asks for fewer requests: 503, which some clients heed, perhaps with a Retry-After. */
        THROTTLE,
        /**
         * Workers start no job while attempts queue up; clients time out, but what they gave up stays in the queue and is
         * served for nobody: the wasted work that can keep a server down for ever.
         */
        STALL
    }

    /** After so many times the trouble, whatever comes back has come back but at loads beyond 0.9. */
    static final int REST = 10;

    static final Duration LONGEST = Duration.ofDays(1);
    static final int MOST_LOAD = 100;

    private static final Map<String, String> STRATEGIES = Names.of(
            "none=none",
            "constant=constant(1s)",
            "exponential=exponential(100ms,2,20s)",
            "equal-jitter=equal-jitter(100ms,20s)",
            "full-jitter=full-jitter(100ms,20s)",
            "decorrelated=aws-blog-decorrelated(100ms,20s)",
            "budget=full-jitter(100ms,20s)+budget(10%,10s)",
            "token-bucket=full-jitter(100ms,20s)+token-bucket(10,0.1)",
            "grpc-throttle=full-jitter(100ms,20s)+grpc-throttle(10,0.1)",
            "sre-throttle=full-jitter(100ms,20s)+sre-throttle(2,2m)",
            "sre-throttle-10s=full-jitter(100ms,20s)+sre-throttle(2,10s)",
            "in-flight=full-jitter(100ms,20s)+in-flight(20%,3)",
            "breaker=full-jitter(100ms,20s)+breaker(5,10,5s,3)",
            "shared-breaker=full-jitter(100ms,20s)+shared-resilience4j-breaker(100,20,50%,5s,10)",
            "r4j-breaker=full-jitter(100ms,20s)+resilience4j-breaker(100,100,50%,60s,10)");

    public QueueModel {
        if (workers < 1 || maxAttempts < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException("workers, attempts and first attempts per second must be above zero: "
                    + workers + ", " + maxAttempts + ", " + perSecond);
        }
        if (meanService.compareTo(Duration.ZERO) <= 0 || timeout.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "service and time-out must be longer than nothing: " + meanService + ", " + timeout);
        }
        if (outageStart.isNegative()
                || outageEnd.compareTo(outageStart) <= 0
                || horizon.compareTo(outageEnd.plusSeconds(QueueTally.STEADY)) < 0) {
            throw new IllegalArgumentException("the outage must start, end, and leave " + QueueTally.STEADY
                    + " s to the horizon: " + outageStart + ", " + outageEnd + ", " + horizon);
        }
        if (horizon.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a run must end within a day: after " + horizon.toSeconds() + " s");
        }
        if (perSecond > MOST_LOAD * capacity(workers, meanService)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the load must be at most %d times what the server can do: %.1f",
                    MOST_LOAD,
                    perSecond / capacity(workers, meanService)));
        }
        if (retryAfter.isNegative() || retryAfter.compareTo(horizon.minus(outageEnd)) >= 0) {
            throw new IllegalArgumentException("what a 503 asks to wait must be over before the run is, "
                    + horizon.minus(outageEnd).toSeconds() + " s after the outage: " + retryAfter.toSeconds() + " s");
        }
        if (!whole(outageStart) || !whole(outageEnd) || !whole(horizon)) {
            throw new IllegalArgumentException(
                    "outage and horizon must be whole seconds: " + outageStart + ", " + outageEnd + ", " + horizon);
        }
    }

    private static boolean whole(Duration time) {
        return time.equals(Duration.ofSeconds(time.toSeconds()));
    }

    /** Ten workers of 50 ms, loaded to 0.7, down for ten of 200 seconds; a time-out of 1 s, four attempts. */
    public static QueueModel of(Mode mode) {
        return new QueueModel(
                mode,
                10,
                Duration.ofMillis(50),
                140,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(200),
                Duration.ofSeconds(1),
                4,
                Duration.ZERO);
    }

    /**
     * The running example of the paper that named metastable failures: a server of 300 requests/s and 280 of them asked
     * for, who are asked for once more when they time out; the trouble is a stall of 10 s. Ours are 30 workers of 100 ms.
     *
     * @see <a href="https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf">Metastable Failures in
     *     Distributed Systems</a>
     */
    public static QueueModel hotos() {
        return new QueueModel(
                Mode.STALL,
                30,
                Duration.ofMillis(100),
                280,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(400),
                Duration.ofSeconds(1),
                2,
                Duration.ZERO);
    }

    /** The same with another load and another number of attempts. */
    public QueueModel with(double perSecond, int maxAttempts) {
        return with(perSecond, outageEnd, horizon, maxAttempts, retryAfter);
    }

    /**
     * The same with another load.
     *
     * @param load first attempts over what the server can do
     */
    public QueueModel withLoad(double load) {
        return with(load * capacity(), maxAttempts);
    }

    /** The same with an outage of another length; as much time is left after it, but no less than {@link #REST} of it. */
    public QueueModel withOutage(Duration length) {
        Duration end = outageStart.plus(length);
        return with(perSecond, end, end.plus(rest(horizon.minus(outageEnd), length)), maxAttempts, retryAfter);
    }

    /** How long is looked on after trouble of that length. */
    static Duration rest(Duration usual, Duration length) {
        Duration rest = length.multipliedBy(REST);
        return usual.compareTo(rest) > 0 ? usual : rest;
    }

    /** The same with a 503 that asks to wait so long. */
    public QueueModel withRetryAfter(Duration asked) {
        return with(perSecond, outageEnd, horizon, maxAttempts, asked);
    }

    private QueueModel with(
            double perSecond, Duration outageEnd, Duration horizon, int maxAttempts, Duration retryAfter) {
        return new QueueModel(
                mode,
                workers,
                meanService,
                perSecond,
                outageStart,
                outageEnd,
                horizon,
                timeout,
                maxAttempts,
                retryAfter);
    }

    @Override
    public double capacity() {
        return capacity(workers, meanService);
    }

    /** What workers can do in a second. */
    static double capacity(int workers, Duration meanService) {
        return workers / (meanService.toNanos() / 1e9);
    }

    @Override
    public String model() {
        return "queue";
    }

    @Override
    public String description() {
        String outage = switch (mode) {
            case REFUSE -> "refuses everybody";
            case THROTTLE ->
                "answers 503 to everybody" + (retryAfter.isZero() ? "" : ", Retry-After " + seconds(retryAfter) + ",");
            case STALL ->
                "starts no work while clients time out after " + seconds(timeout) + ", " + maxAttempts
                        + " attempts each,";
        };
        return String.format(
                Locale.ROOT,
                "A server of %.0f requests/s, loaded to %.2f, %s from %s to %s of %s.",
                capacity(),
                perSecond / capacity(),
                outage,
                seconds(outageStart),
                seconds(outageEnd),
                seconds(horizon));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.0f s", time.toNanos() / 1e9);
    }

    @Override
    public Map<String, String> strategies() {
        return STRATEGIES;
    }

    @Override
    public List<Integer> defaultClients() {
        return List.of(100);
    }

    @Override
    public List<String> metrics() {
        return QueueTally.METRICS;
    }

    @Override
    public double[] run(Strategy strategy, int clients, long seed) {
        return new QueueRun(this, strategy, clients, seed).metrics();
    }

    @Override
    public RunTrace trace(Strategy strategy, int clients, long seed) {
        return new QueueRun(this, strategy, clients, seed).trace();
    }
}
