package io.github.fetchproof.harness.simulation;

/**
 * How many seeds a row is run with.
 *
 * @param seeds the seeds 1 to this, 1 or more
 * @param until a row stops earlier, after each {@link #ROUND} seeds, when half the 95 % interval of every metric is at most
 *     this share of its mean; 0 to run all
 */
public record Sampling(int seeds, double until) {
    /** Seeds of a table when nobody says otherwise: enough for narrow intervals, and a table well under a minute. */
    public static final int DEFAULT_SEEDS = 20;

    /** Seeds between two looks at the intervals, whatever the number of threads, so that they change nothing. */
    public static final int ROUND = 10;

    public Sampling {
        if (seeds < 1) {
            throw new IllegalArgumentException("there must be at least one seed: " + seeds);
        }
        if (!(until >= 0 && until < 1)) {
            throw new IllegalArgumentException("the width to stop at must be from 0 % to below 100 %: " + until);
        }
    }

    /** All of so many seeds. */
    public static Sampling of(int seeds) {
        return new Sampling(seeds, 0);
    }
}
