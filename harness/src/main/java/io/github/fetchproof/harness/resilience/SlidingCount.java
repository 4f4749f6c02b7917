package io.github.fetchproof.harness.resilience;

import java.util.Arrays;

/** How many events happened within the last so many nanoseconds, exactly. */
final class SlidingCount {
    private final long window;
    private long[] times = new long[16];
    private int oldest;
    private int count;

    SlidingCount(long window) {
        this.window = window;
    }

    /** An event happens; time never goes back. */
    void add(long now) {
        forget(now);
        if (count == times.length) {
            long[] wider = Arrays.copyOf(times, 2 * count);
            for (int each = 0; each < count; each++) {
                wider[each] = times[(oldest + each) % count];
            }
            times = wider;
            oldest = 0;
        }
        times[(oldest + count) % times.length] = now;
        count++;
    }

    int at(long now) {
        forget(now);
        return count;
    }

    private void forget(long now) {
        while (count > 0 && times[oldest] <= now - window) {
            oldest = (oldest + 1) % times.length;
            count--;
        }
    }
}
