package io.github.fetchproof.harness.simulation;

import org.HdrHistogram.Histogram;

/**
 * What happened in one run, second by second, and what became of the requests born from some moment on: what pictures are
 * drawn of. Filled by a run, then read; not safe for threads.
 */
public final class RunTrace {
    private static final long SECOND = 1_000_000_000L;
    private static final int DIGITS = 3;

    private final int[] firstTries;
    private final int[] firstAttempts;
    private final int[] attempts;
    private final int[] successes;
    private final int[] jobs;
    private final long followedFrom;
    private final Histogram completions = new Histogram(DIGITS);
    private final WaitLog waits = new WaitLog();
    private long losses;
    private int reached;

    /**
     * Of a run that has not begun.
     *
     * @param followedFrom requests born before are counted, but not followed to their end
     */
    RunTrace(int seconds, long followedFrom) {
        this.followedFrom = followedFrom;
        firstTries = new int[seconds];
        firstAttempts = new int[seconds];
        attempts = new int[seconds];
        successes = new int[seconds];
        jobs = new int[seconds];
    }

    /** Time has come to here, the load unchanged since the last event; every second in between began with it. */
    void reach(long now, int jobs) {
        while (reached < this.jobs.length && reached * SECOND <= now) {
            this.jobs[reached] = jobs;
            reached++;
        }
    }

    void born(long now) {
        count(firstTries, now);
    }

    /**
     * An attempt is sent.
     *
     * @param isFirst whether it is the first of its request
     */
    void sent(long now, boolean isFirst) {
        count(attempts, now);
        if (isFirst) {
            count(firstAttempts, now);
        }
    }

    /** A request born then has succeeded now. */
    void succeeded(long bornAt, long now) {
        count(successes, now);
        if (bornAt >= followedFrom) {
            completions.recordValue((now - bornAt) / 1000);
        }
    }

    /** A request born then has failed for good. */
    void lost(long bornAt) {
        losses += bornAt >= followedFrom ? 1 : 0;
    }

    void waited(int retry, long nanos) {
        waits.waited(retry, nanos);
    }

    private static void count(int[] seconds, long time) {
        int second = (int) (time / SECOND);
        if (second < seconds.length) {
            seconds[second]++;
        }
    }

    /** New requests in each second, whether they were sent or a gate refused them. */
    public int[] firstTries() {
        return firstTries.clone();
    }

    /** First attempts in each second: of requests that were sent, when they were. */
    public int[] firstAttempts() {
        return firstAttempts.clone();
    }

    /** Attempts sent in each second, first ones included. */
    public int[] attempts() {
        return attempts.clone();
    }

    /** Requests that succeeded in each second. */
    public int[] successes() {
        return successes.clone();
    }

    /** Jobs in the server, waiting or worked on, at the start of each second. */
    public int[] jobs() {
        return jobs.clone();
    }

    /** Microseconds from birth to success of the followed requests that succeeded: born from the outage, or its like, on. */
    public Histogram completions() {
        return completions.copy();
    }

    /** How many of the followed requests failed for good; those still under way at the end are in neither. */
    public long losses() {
        return losses;
    }

    /** Waits by the number of the retry. */
    public WaitLog waits() {
        return waits;
    }
}
