package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapSharesTest {
    private static final List<CapShares> LIBRARIES = CapShares.ofLibraries();

    /**
     * The nominal wait before the k-th retry is {@code x = 100 ms * 2^(k - 1)}, the cap 5 s. resilience4j draws from x/2 to 3x/2
     * + 1 ms, Spring Retry from x to 2x, Envoy below 2x - 100 ms, whose bound stops growing at 6300 ms; each then caps. Finagle's
     * equal jitter draws from x/2 to x, and is the maximum once x/2 is.
     */
    @ParameterizedTest
    @CsvSource({
        "resilience4j, 6, 0",
        "resilience4j, 7, 0.71879",
        "resilience4j, 8, 1",
        "spring-retry, 5, 0",
        "spring-retry, 6, 0.4375",
        "spring-retry, 7, 1",
        "envoy, 5, 0",
        "envoy, 6, 0.20635",
        "envoy, 10, 0.20635",
        "finagle-equal, 6, 0",
        "finagle-equal, 7, 0.4375",
        "finagle-equal, 8, 1"
    })
    void theShareIsWhatTheFormulaSays(String library, int retry, double share) {
        double fiveErrors = 5 * Math.sqrt(share * (1 - share) / CapShares.REQUESTS);

        assertThat(of(library).shares().get(retry - 1)).isCloseTo(share, within(fiveErrors));
    }

    /** The chance to be at the cap after the cap is {@code (3cap - cap) / (3cap - base)}, two thirds. */
    @Test
    void aClampedDecorrelatedWaitPilesUpThereButNotForEver() {
        List<Double> shares = of("aws-blog-decorrelated").shares();

        assertThat(shares).isSorted().hasSize(CapShares.RETRIES);
        assertThat(shares.get(CapShares.RETRIES - 1)).isBetween(0.25, 0.30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failsafe", "gax", "aws-sdk", "grpc", "full-jitter", "decorrelated"})
    void whoDrawsBelowTheCapKeepsItsJitter(String library) {
        assertThat(of(library).shares()).allMatch(share -> share < 0.001);
    }

    @Test
    void theSameNumbersEveryTime() {
        assertThat(CapShares.ofLibraries()).isEqualTo(LIBRARIES);
    }

    private static CapShares of(String library) {
        return LIBRARIES.stream()
                .filter(each -> each.backoff().startsWith(library))
                .findFirst()
                .orElseThrow();
    }
}
