package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackoffCatalogueTest {
    static List<BackoffForm> forms() {
        return BackoffCatalogue.ALL;
    }

    @Test
    void everyNameIsThereOnce() {
        assertThat(BackoffCatalogue.ALL).extracting(BackoffForm::name).doesNotHaveDuplicates();
        assertThat(GateCatalogue.ALL).extracting(GateForm::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void waitsAreNeverNegativeHoweverLongItGoesOn(BackoffForm form) {
        RandomGenerator random = new SplittableRandom(1);
        Backoff backoff = form.byDefault();
        long memory = 0;
        for (int failures = 1; failures <= 5000; failures++) {
            long next = backoff.remember(memory, failures, random);

            assertThat(next).isNotNegative();
            assertThat(backoff.waitNanos(memory, next)).isNotNegative();
            assertThat(backoff.nextNanos(backoff.waitNanos(memory, next), failures, random))
                    .isNotNegative();
            memory = next;
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatItsUsageSaysCanBeWritten(BackoffForm form) {
        Strategy strategy = new StrategyExpression(Map.of()).parse(form.usage());

        assertThat(strategy.stop()).isEqualTo(form.stop());
    }

    @ParameterizedTest
    @CsvSource({
        "none, 1",
        "resilience4j, 3",
        "failsafe, 3",
        "spring-retry-exponential, 3",
        "gax, 1",
        "aws-sdk, 3",
        "aws-sdk-legacy, 4",
        "grpc, 4",
        "envoy, 2",
        "polly, 4",
        "loop-15s, 5"
    })
    void librariesGiveUpAfterTheirOwnNumberOfAttempts(String name, int attempts) {
        assertThat(BackoffCatalogue.named(name).orElseThrow().stop()).isEqualTo(Stop.after(attempts));
    }

    @Test
    void shapesNeverGiveUp() {
        assertThat(BackoffCatalogue.named("full-jitter").orElseThrow().stop()).isEqualTo(Stop.never());
    }
}
