package io.github.fetchproof.benchmarks.library;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;

/** How often something happens among many requests, and how far that may lie from what is expected. */
final class Shares {
    static final int REQUESTS = 20_000;
    /** Chance beyond five standard errors is less than one in a million. */
    private static final int STANDARD_ERRORS = 5;

    private Shares() {}

    /** The share of requests whose wait after that many failures is exactly this one. */
    static double of(Duration wait, RetryLibrary library, int failures) {
        int exact = 0;
        for (int request = 0; request < REQUESTS; request++) {
            List<Duration> waits = library.waits(failures);
            if (waits.get(failures - 1).equals(wait)) {
                exact++;
            }
        }
        return (double) exact / REQUESTS;
    }

    /** None for what always happens or never does. */
    static Offset<Double> tolerance(double share) {
        return Offset.offset(STANDARD_ERRORS * Math.sqrt(share * (1 - share) / REQUESTS));
    }
}
