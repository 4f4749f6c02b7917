package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Backoff;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What the models must show, computed without simulating them. Rates are per second, times in seconds; {@code load} is a
 * rate of first attempts, {@code capacity} what the server can do. Infinite means "never".
 */
public final class ClosedForms {
    private static final int MOST_WAITS = 1_000_000;

    private ClosedForms() {}

    /**
     * Attempts for each request born in an outage that refuses, sent within it: {@code sum over k of E[(1 - S_k / T)+]},
     * {@code S_k} being the first k waits. Exact for waits without chance, else the mean of so many series.
     */
    public static double outageAmplification(Backoff backoff, double outage, int series) {
        RandomGenerator random = new SplittableRandom(1);
        double sum = 0;
        for (int each = 0; each < series; each++) {
            sum += attempts(backoff, outage, random);
        }
        return sum / series;
    }

    private static double attempts(Backoff backoff, double outage, RandomGenerator random) {
        double sum = 0;
        double age = 0;
        long memory = 0;
        for (int failures = 1; age < outage && failures < MOST_WAITS; failures++) {
            sum += 1 - age / outage;
            long next = backoff.remember(memory, failures, random);
            age += backoff.waitNanos(memory, next) / 1e9;
            memory = next;
        }
        return sum;
    }

    /**
     * Attempts per second at some time after an outage that refused, new ones included, for waits without chance: {@code
     * load * (1 + #{k >= 1: 0 < S_k - r <= T, S_k - S_(k-1) >= r})}.
     */
    public static double returnRate(Backoff backoff, double load, double outage, double after) {
        RandomGenerator random = new SplittableRandom(1);
        int returning = 0;
        double before = 0;
        long memory = 0;
        for (int failures = 1; before <= after + outage && failures < MOST_WAITS; failures++) {
            long next = backoff.remember(memory, failures, random);
            double until = before + backoff.waitNanos(memory, next) / 1e9;
            memory = next;
            if (until > after && until - after <= outage && until - before >= after) {
                returning++;
            }
            before = until;
        }
        return load * (1 + returning);
    }

    /** The most attempts in a whole second after such an outage, over the capacity. */
    public static double peakOverCapacity(Backoff backoff, double load, double capacity, double outage) {
        int slices = 1000;
        double peak = 0;
        for (int second = 0; second < 2 * outage + 1; second++) {
            double attempts = 0;
            for (int slice = 0; slice < slices; slice++) {
                attempts += returnRate(backoff, load, outage, second + (slice + 0.5) / slices) / slices;
            }
            peak = Math.max(peak, attempts / capacity);
        }
        return peak;
    }

    /** How long the backlog of an outage takes: {@code load * outage / (capacity - load)}, whatever the waits. */
    public static double drain(double load, double capacity, double outage) {
        return load < capacity ? load * outage / (capacity - load) : Double.POSITIVE_INFINITY;
    }

    /**
     * How long after a stall the server works for nobody and then empties its queue, when requests may be retried by a
     * share: {@code (B - capacity * timeout) / (capacity - load * (1 + share)) + capacity * timeout / (capacity - load)},
     * with the backlog {@code B = load * stall + share * load * (stall - timeout) + more}.
     *
     * @param share retries for each first attempt
     * @param more retries that were saved up, all clients' together
     */
    public static double stallRecovery(
            double load, double capacity, double stall, double timeout, double share, double more) {
        double backlog = load * stall + share * load * (stall - timeout) + more;
        return recovery(backlog, load * (1 + share), load, capacity, timeout);
    }

    /**
     * The same with a number of attempts for everybody: the backlog is {@code load * sum of (stall - k * timeout -
     * E[S_k])+}.
     *
     * @param meanWaits the mean of each wait, one less than the attempts
     */
    public static double stallRecoveryOfAttempts(
            double load, double capacity, double stall, double timeout, double... meanWaits) {
        double backlog = load * stall;
        double age = 0;
        for (double wait : meanWaits) {
            age += timeout + wait;
            backlog += load * Math.max(0, stall - age);
        }
        return recovery(backlog, load * (1 + meanWaits.length), load, capacity, timeout);
    }

    private static double recovery(double backlog, double loadMeanwhile, double load, double capacity, double timeout) {
        if (loadMeanwhile >= capacity) {
            return Double.POSITIVE_INFINITY;
        }
        return (backlog - capacity * timeout) / (capacity - loadMeanwhile) + capacity * timeout / (capacity - load);
    }

    /** Whether a server that works for nobody stays so: attempts times load is not below the capacity. */
    public static boolean isMetastable(double load, double capacity, int attempts) {
        return attempts * load >= capacity;
    }

    /** The retries for each first attempt from which on a stall never ends: {@code capacity / load - 1}. */
    public static double metastableShare(double load, double capacity) {
        return capacity / load - 1;
    }

    /** Attempts for each request when each fails by chance: {@code (1 - f^n) / (1 - f)}. */
    public static double callsPerRequest(double failureShare, int attempts) {
        return failureShare == 1 ? attempts : (1 - Math.pow(failureShare, attempts)) / (1 - failureShare);
    }

    /** The share of requests that succeed then: {@code 1 - f^n}. */
    public static double successShare(double failureShare, int attempts) {
        return 1 - Math.pow(failureShare, attempts);
    }
}
