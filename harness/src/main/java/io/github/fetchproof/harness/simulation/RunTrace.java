package io.github.fetchproof.harness.simulation;

import org.HdrHistogram.Histogram;

/**
 * What happened in one run, second by second, and how long requests took: what pictures are drawn of. Filled by a run, then
 * read; not safe for threads.
 */
public final class RunTrace {
    private static final long SECOND = 1_000_000_000L;
    private static final int DIGITS = 3;

    private final int[] firstTries;
    private final int[] attempts;
    private final int[] successes;
    private final int[] jobs;
    private final Histogram completions = new Histogram(DIGITS);
    private final Histogram troubled = new Histogram(DIGITS);
    private final WaitLog waits = new WaitLog();
    private int reached;

    RunTrace(int seconds) {
        firstTries = new int[seconds];
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

    void sent(long now) {
        count(attempts, now);
    }

    /** A request born then has succeeded now; in trouble is one born while the server was. */
    void succeeded(long bornAt, long now, boolean inTrouble) {
        count(successes, now);
        completions.recordValue((now - bornAt) / 1000);
        if (inTrouble) {
            troubled.recordValue((now - bornAt) / 1000);
        }
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

    /** New requests in each second. */
    public int[] firstTries() {
        return firstTries.clone();
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

    /** Microseconds from birth to success, of all requests that succeeded. */
    public Histogram completions() {
        return completions.copy();
    }

    /** Those of the requests born during the outage or its like. */
    public Histogram troubledCompletions() {
        return troubled.copy();
    }

    /** Waits by the number of the retry. */
    public WaitLog waits() {
        return waits;
    }
}
