package io.github.fetchproof.harness.simulation;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The waits of a run by the number of the retry, and how many were exactly the longest: the atom at a cap. */
public final class WaitLog {
    /** Retries that are told apart, at most; later ones count as the last. */
    public static final int RETRIES = 24;

    private static final int DIGITS = 3;

    private final List<Histogram> micros = new ArrayList<>();
    private final long[] longest = new long[RETRIES];
    private final long[] atLongest = new long[RETRIES];

    void waited(int retry, long nanos) {
        int index = Math.min(retry, RETRIES) - 1;
        while (micros.size() <= index) {
            micros.add(new Histogram(DIGITS));
        }
        micros.get(index).recordValue(nanos / 1000);
        if (nanos > longest[index]) {
            longest[index] = nanos;
            atLongest[index] = 0;
        }
        atLongest[index] += nanos == longest[index] ? 1 : 0;
    }

    /** How many retries are told apart: the numbers 1 to this can be asked for. */
    public int retries() {
        return micros.size();
    }

    /** Waits before the retry of that number, from 1 on, in microseconds. */
    public Histogram micros(int retry) {
        return micros.get(retry - 1).copy();
    }

    /** The longest wait before the retry of that number, in nanoseconds. */
    public long longestNanos(int retry) {
        return longest[retry - 1];
    }

    /** The share of those waits that were exactly the longest; 0 when there were none. */
    public double shareAtLongest(int retry) {
        long waits = micros.get(retry - 1).getTotalCount();
        return waits == 0 ? 0 : (double) atLongest[retry - 1] / waits;
    }
}
