package io.github.fetchproof.benchmarks.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The waits of many requests as plain text: what they are on average after each failure, and how many are the cap itself. */
final class WaitTable {
    private static final int NAME = 30;

    private WaitTable() {}

    /**
     * Drives each library.
     *
     * @param cap the longest wait it was told
     * @param requests how many requests, each of which fails {@code failures} times
     */
    static List<String> lines(List<RetryLibrary> libraries, Duration cap, int requests, int failures) {
        List<String> means = new ArrayList<>();
        List<String> atTheCap = new ArrayList<>();
        means.add(heading("mean wait in ms after failure", failures));
        atTheCap.add(heading("share of exactly the cap after", failures));
        for (RetryLibrary library : libraries) {
            double[] sum = new double[failures];
            double[] capped = new double[failures];
            for (int request = 0; request < requests; request++) {
                List<Duration> waits = library.waits(failures);
                for (int failure = 0; failure < failures; failure++) {
                    Duration wait = waits.get(failure);
                    sum[failure] += (double) wait.toNanos() / 1e6;
                    capped[failure] += wait.equals(cap) ? 1 : 0;
                }
            }
            means.add(line(library.name(), "%9.0f", sum, requests));
            atTheCap.add(line(library.name(), "%9.3f", capped, requests));
        }
        means.add("");
        means.addAll(atTheCap);
        return means;
    }

    private static String heading(String what, int failures) {
        StringBuilder line = new StringBuilder(padded(what));
        IntStream.rangeClosed(1, failures).forEach(failure -> line.append(String.format(Locale.ROOT, "%9d", failure)));
        return line.toString();
    }

    private static String line(String name, String format, double[] sums, int requests) {
        StringBuilder line = new StringBuilder(padded(name));
        for (double sum : sums) {
            line.append(String.format(Locale.ROOT, format, sum / requests));
        }
        return line.toString();
    }

    private static String padded(String text) {
        return String.format(Locale.ROOT, "%-" + NAME + "s", text);
    }
}
