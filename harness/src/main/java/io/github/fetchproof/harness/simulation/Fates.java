package io.github.fetchproof.harness.simulation;

import org.HdrHistogram.Histogram;

/**
 * What became of some requests: when they had succeeded, and how many never will. Those under way at the end are not among
 * them. Not to be changed once made.
 *
 * @param completions microseconds from birth to success, of those that succeeded
 * @param losses how many failed for good
 */
public record Fates(Histogram completions, long losses) {
    /** The share that had succeeded so long after their birth, of all, lost ones included; 0 when there are none. */
    public double succeededWithin(double seconds) {
        long all = all();
        return all == 0 ? 0 : (double) completions.getCountBetweenValues(0, (long) (seconds * 1e6)) / all;
    }

    /** The share that succeeded at all; 0 when there are none. */
    public double successShare() {
        long all = all();
        return all == 0 ? 0 : (double) completions.getTotalCount() / all;
    }

    private long all() {
        return completions.getTotalCount() + losses;
    }

    /** How long those took that succeeded, on average in seconds; infinite when none did. */
    public double meanSeconds() {
        return completions.getTotalCount() == 0 ? Double.POSITIVE_INFINITY : completions.getMean() / 1e6;
    }

    /** Within how many seconds that percentage of those that succeeded had done so; infinite when none did. */
    public double seconds(double percentile) {
        return completions.getTotalCount() == 0
                ? Double.POSITIVE_INFINITY
                : completions.getValueAtPercentile(percentile) / 1e6;
    }
}
