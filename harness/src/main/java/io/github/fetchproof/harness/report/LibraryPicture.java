package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.report.Picture.Colour;
import io.github.fetchproof.harness.report.Picture.Remark;
import io.github.fetchproof.harness.report.chart.CapPicture;
import io.github.fetchproof.harness.simulation.CapShares;
import java.util.List;
import java.util.Locale;

/** What is wrong with the waits of libraries: drawn where their formulas show it, told where only they themselves do. */
final class LibraryPicture {
    private static final List<Remark> SHOWN_AGAINST_THE_LIBRARIES = List.of(
            new Remark(
                    "resilience4j and Spring Retry cap what they drew, so that in the end all clients wait exactly the cap.",
                    "JitterAtTheCapTest"),
            new Remark(
                    "resilience4j grows a wait from the base again every time: the k-th takes k \u2212 1 steps.",
                    "StepsOfAWaitTest"),
            new Remark(
                    "Failsafe computes nanoseconds and sleeps whole milliseconds, rounded down: 999 \u00b5s are not slept at"
                            + " all.",
                    "FailsafeSleepTest"),
            new Remark(
                    "OkHttp obeys no Retry-After but 0: told to come back after a second, it hands the 503 to its caller.",
                    "OkHttpRetryAfterTest"));

    private LibraryPicture() {}

    static Picture of() {
        return new Picture(
                "libraries",
                "Jitter lost at the cap",
                String.format(
                        Locale.ROOT,
                        "Not of this run: the libraries' formulas, told the same as far as they can be told, and the share"
                                + " of %,d requests that wait exactly the cap before each retry. Whoever waits the cap comes"
                                + " back at the same moment as all others. Below, what is wrong with libraries' waits, and the tests of"
                                + " benchmarks.library that show it against the libraries themselves.",
                        CapShares.REQUESTS),
                List.of(new Colour("lost", "the darker, the more clients wait exactly as long")),
                CapPicture.draw(CapShares.ofLibraries()),
                SHOWN_AGAINST_THE_LIBRARIES);
    }
}
