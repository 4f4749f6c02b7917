package io.github.fetchproof.harness.simulation;

import java.util.Arrays;

/**
 * One metric over the seeds of a row. Infinite values mean "never".
 *
 * @param mean infinite when it is so for any seed
 * @param low lower end of the 95 % t-interval of the mean; minus infinity for a single seed
 * @param high upper end of it; infinity for a single seed
 * @param p50 the median, by nearest rank: a value that was really seen
 * @param p99 the 99th percentile, by nearest rank
 */
public record Metric(double mean, double low, double high, double p50, double p99) {
    /** Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom. */
    private static final double[] STUDENT = {
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448,
        2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484,
        2.0452, 2.0423
    };

    private static final double NORMAL = 1.959964;

    /**
     * Sums up.
     *
     * @param samples one for each seed, at least one, none of them NaN
     */
    static Metric of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double mean = Arrays.stream(sorted).sum() / count;
        double half = halfWidth(sorted, mean);
        return Double.isInfinite(mean)
                ? new Metric(mean, mean, mean, rank(sorted, 0.5), rank(sorted, 0.99))
                : new Metric(mean, mean - half, mean + half, rank(sorted, 0.5), rank(sorted, 0.99));
    }

    /**
     * Whether half the interval is at most such a share of the mean. What is "never" for some seeds has no interval, and
     * none is waited for.
     */
    boolean isWithin(double share) {
        return Double.isInfinite(mean) || (high - low) / 2 <= share * Math.abs(mean);
    }

    private static double halfWidth(double[] samples, double mean) {
        int freedom = samples.length - 1;
        if (freedom == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double squares = Arrays.stream(samples)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        return student(freedom) * Math.sqrt(squares / freedom / samples.length);
    }

    /** Beyond the table, the first two terms of the expansion around the normal point: right to four digits. */
    static double student(int freedom) {
        double z = NORMAL;
        return freedom <= STUDENT.length
                ? STUDENT[freedom - 1]
                : z
                        + (z * z * z + z) / (4.0 * freedom)
                        + (5 * StrictMath.pow(z, 5) + 16 * z * z * z + 3 * z) / (96.0 * freedom * freedom);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
