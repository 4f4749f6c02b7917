package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpisodesTest {
    private static final long BASE = Waits.BASE.toMillis();
    private static final long CAP = Waits.CAP.toMillis();

    static Stream<Named<Episodes>> libraries() {
        return Stream.of(
                Named.of("Failsafe", Episodes.failsafe()),
                Named.of("Spring Retry", Episodes.springRetry()),
                Named.of("gax", Episodes.gax()));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aRequestThatFailsOnceStartsAnewAtTheBase(Episodes requests) {
        for (int request = 0; request < 1000; request++) {
            assertThat(requests.next(1)).isBetween(0L, 2 * BASE);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void theWaitsOfARequestGrowToTheCapAndThoseOfTheNextBeginAgain(Episodes requests) {
        long longest = 0;
        for (int request = 0; request < 100; request++) {
            assertThat(requests.next(10)).isBetween(0L, 2 * BASE);
            for (int failure = 2; failure <= 10; failure++) {
                longest = Math.max(longest, requests.next(10));
            }
        }

        assertThat(longest).isBetween(CAP / 2, 3 * CAP / 2);
    }
}
