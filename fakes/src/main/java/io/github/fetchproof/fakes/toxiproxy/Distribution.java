package io.github.fetchproof.fakes.toxiproxy;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** How delays are spread around {@code latency} by {@code jitter}. Pure. */
enum Distribution {
    /** Whole milliseconds from latency - jitter to just below latency + jitter: Toxiproxy's own. */
    UNIFORM {
        @Override
        double millis(long latency, long jitter, RandomGenerator random) {
            return latency + random.nextLong(-jitter, jitter);
        }
    },
    /** Mean latency, standard deviation jitter. */
    NORMAL {
        @Override
        double millis(long latency, long jitter, RandomGenerator random) {
            return latency + jitter * random.nextGaussian();
        }
    },
    /** Mean latency, standard deviation jitter, never below zero and with a longer tail. */
    LOGNORMAL {
        @Override
        double millis(long latency, long jitter, RandomGenerator random) {
            if (latency == 0) {
                return 0;
            }
            double ratio = (double) jitter / latency;
            double variance = Math.log1p(ratio * ratio);
            return latency * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
        }
    },
    /** Never below latency, latency + jitter on average, with a very long tail. */
    PARETO {
        @Override
        double millis(long latency, long jitter, RandomGenerator random) {
            double shape = 1 + (double) latency / jitter;
            return latency * Math.pow(1 - random.nextDouble(), -1 / shape);
        }
    };

    private static final List<Distribution> ALL = List.of(values());

    /** No delay is longer than latency and this many times jitter, however long the tail. */
    private static final long MOST_JITTERS = 100;

    /** Sixty years: added to a time it is still one. */
    private static final double MOST_NANOS = 2e18;

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** A delay in milliseconds, perhaps below zero; {@code jitter} is at least 1. */
    abstract double millis(long latency, long jitter, RandomGenerator random);

    /** Draws a delay in nanoseconds, at least zero. Both arguments in milliseconds. */
    long nanos(long latency, long jitter, RandomGenerator random) {
        double drawn = jitter > 0 ? millis(latency, jitter, random) : latency;
        double most = latency + (double) MOST_JITTERS * jitter;
        return (long) Math.min(MOST_NANOS, Math.max(0, Math.min(drawn, most)) * NANOS_PER_MILLI);
    }

    /** The one whose word is at this place of {@link #words()}. */
    static Distribution at(long place) {
        return ALL.get((int) place);
    }

    /** The words the API uses. */
    static List<String> words() {
        return ALL.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }
}
