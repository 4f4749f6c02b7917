package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitTableTest {
    @Test
    void tellsTheMeanOfEachWaitAndHowManyAreTheCap() {
        RetryLibrary library = new RetryLibrary() {
            private long request;

            @Override
            public String name() {
                return "made up";
            }

            @Override
            public Limits limits() {
                return new Limits(true, true, "made up");
            }

            @Override
            public List<Duration> waits(int failures) {
                request++;
                return List.of(Duration.ofMillis(request * 10), Duration.ofMillis(request % 2 == 0 ? 100 : 50));
            }
        };

        assertThat(WaitTable.lines(List.of(library), Duration.ofMillis(100), 4, 2))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "mean wait in ms after failure 1 2",
                        "made up 25 75",
                        "",
                        "share of exactly the cap after 1 2",
                        "made up 0.000 0.500");
    }
}
