package io.github.fetchproof.harness.resilience;

import java.util.random.RandomGenerator;

/**
 * The client-side rate limiter of the adaptive retry mode of the AWS SDKs: from the first throttled answer on, every
 * attempt takes a token and waits for it; the rate falls by three tenths at each throttled answer and recovers along a
 * cubic curve, as TCP CUBIC does.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">retry behaviour</a>
 */
final class AwsRateLimiter implements Gate {
    private static final double BETA = 0.7;
    private static final double SCALE = 0.4;
    private static final double SMOOTHING = 0.8;
    private static final double LEAST_RATE = 0.5;
    private static final double LEAST_CAPACITY = 1;
    private static final double BUCKETS_PER_SECOND = 2;

    private boolean enabled;
    private double fillRate;
    private double capacity;
    private double tokens;
    private double filledAt;
    private double measuredRate;
    private double measuredUntil;
    private long answers;
    private double lastMaxRate;
    private double throttledAt;

    @Override
    public int again(long now, RandomGenerator random) {
        return 0;
    }

    @Override
    public long pauseNanos(long now) {
        if (!enabled) {
            return 0;
        }
        fill(seconds(now));
        tokens--;
        return tokens >= 0 ? 0 : Math.round(-tokens / fillRate * 1e9);
    }

    @Override
    public void succeeded(int ticket, long now) {
        double time = seconds(now);
        measure(time);
        double recovered = StrictMath.cbrt(lastMaxRate * (1 - BETA) / SCALE);
        double since = time - throttledAt - recovered;
        limit(SCALE * since * since * since + lastMaxRate, time);
    }

    @Override
    public void failed(int ticket, long now) {
        succeeded(ticket, now);
    }

    @Override
    public void throttled(int ticket, long now) {
        double time = seconds(now);
        measure(time);
        lastMaxRate = enabled ? Math.min(measuredRate, fillRate) : measuredRate;
        throttledAt = time;
        enabled = true;
        limit(BETA * lastMaxRate, time);
    }

    /** Answers per second, looked at twice a second. */
    private void measure(double time) {
        double bucket = Math.floor(time * BUCKETS_PER_SECOND) / BUCKETS_PER_SECOND;
        answers++;
        if (bucket > measuredUntil) {
            double rate = answers / (bucket - measuredUntil);
            measuredRate = rate * SMOOTHING + measuredRate * (1 - SMOOTHING);
            answers = 0;
            measuredUntil = bucket;
        }
    }

    private void limit(double rate, double time) {
        fill(time);
        double most = Math.min(rate, 2 * measuredRate);
        fillRate = Math.max(most, LEAST_RATE);
        capacity = Math.max(most, LEAST_CAPACITY);
        tokens = Math.min(tokens, capacity);
    }

    private void fill(double time) {
        tokens = Math.min(capacity, tokens + (time - filledAt) * fillRate);
        filledAt = time;
    }

    private static double seconds(long now) {
        return now / 1e9;
    }
}
