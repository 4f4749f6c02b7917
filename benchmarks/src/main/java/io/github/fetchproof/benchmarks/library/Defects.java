package io.github.fetchproof.benchmarks.library;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with the waits of some libraries besides their jitter, measured against the libraries themselves. */
final class Defects {
    private static final List<Integer> FAILURES = List.of(1, 10, 1000);
    private static final List<Integer> MICROS = List.of(999, 1900);
    private static final List<String> RETRY_AFTER = List.of("0", "1", "120");

    private Defects() {}

    /** A line for each thing measured, just now. */
    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int failures : FAILURES) {
            CountedGrowth growth = new CountedGrowth();
            growth.waitAfter(failures);
            lines.add(line("resilience4j", "wait " + failures, "takes " + growth.steps() + " steps of growth"));
        }
        for (int micros : MICROS) {
            FailsafeSleep sleep = FailsafeSleep.of(Duration.ofNanos(1000L * micros));
            lines.add(line(
                    "Failsafe",
                    "told to wait " + micros + " us",
                    "announces " + micros(sleep.told()) + " us, sleeps " + micros(sleep.slept()) + " us"));
        }
        for (String seconds : RETRY_AFTER) {
            try (OkHttpCall call = new OkHttpCall(1, 503, seconds)) {
                int status = call.status();
                lines.add(line(
                        "OkHttp",
                        "503, Retry-After: " + seconds,
                        "requests " + call.requests() + ", its caller gets " + status));
            }
        }
        return lines;
    }

    private static long micros(List<Duration> times) {
        return times.stream().mapToLong(Duration::toNanos).sum() / 1000;
    }

    private static String line(String library, String occasion, String measured) {
        return String.format(Locale.ROOT, "%-14s%-24s%s", library, occasion, measured);
    }
}
