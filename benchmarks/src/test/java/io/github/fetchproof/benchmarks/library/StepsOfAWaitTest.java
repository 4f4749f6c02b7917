package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.resilience.Backoff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wait takes to compute, counted and not timed. */
class StepsOfAWaitTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1000})
    void resilience4jGrowsTheWaitFromTheBaseAgainEveryTime(int failures) {
        CountedGrowth growth = new CountedGrowth();

        assertThat(growth.waitAfter(failures)).isEqualTo(CountedGrowth.BASE + failures - 1);
        assertThat(growth.steps()).isEqualTo(failures - 1);
        assertThat(growth.waitAfter(failures)).isEqualTo(CountedGrowth.BASE + failures - 1);
        assertThat(growth.steps()).isEqualTo(2 * (failures - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1000})
    void oursLooksItUpAndDrawsOnce(int failures) {
        AtomicInteger draws = new AtomicInteger();
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                draws.incrementAndGet();
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                draws.incrementAndGet();
                return bound - 1;
            }
        };

        Backoff.fullJitter(Duration.ofMillis(100), Duration.ofSeconds(20)).nextNanos(0, failures, random);

        assertThat(draws).hasValue(1);
    }
}
