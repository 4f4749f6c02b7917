package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.resilience.Backoff;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wait takes to compute, counted and not timed. */
class StepsOfAWaitTest {
    /**
     * Counted in the one function that resilience4j lets its user hand in; its exponential and random intervals are built upon
     * the same iteration, with a function of their own that nobody can count.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 1000})
    void resilience4jGrowsTheWaitFromTheBaseAgainEveryTime(int failures) {
        AtomicInteger steps = new AtomicInteger();
        IntervalFunction interval = IntervalFunction.of(500, wait -> {
            steps.incrementAndGet();
            return wait + 1;
        });

        assertThat(interval.apply(failures)).isEqualTo(500 + failures - 1);
        assertThat(steps).hasValue(failures - 1);
        assertThat(interval.apply(failures)).isEqualTo(500 + failures - 1);
        assertThat(steps).hasValue(2 * (failures - 1));
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
