package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.resilience.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VirtualBreakerTest {
    private static final Duration OPEN_FOR = Duration.ofMinutes(1);
    private static final Duration NANO = Duration.ofNanos(1);

    private final VirtualClock clock = new VirtualClock();

    @Test
    void oursLetsOneProbeThroughWhenItsTimeIsOver() {
        VirtualBreaker breaker = new OurBreaker(Breaker.Rules.consecutive(3, OPEN_FOR), clock);

        fail(breaker, 3);
        clock.advance(OPEN_FOR.minus(NANO));
        assertThat(breaker.admits()).isFalse();

        clock.advance(NANO);
        assertThat(breaker.admits()).isTrue();
        breaker.report(true);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void resilience4jsLetsOneThroughAnInstantAfter() {
        VirtualBreaker breaker = resilience4j(CircuitBreakerConfig.custom()
                .slidingWindow(3, 3, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(OPEN_FOR));

        fail(breaker, 3);
        clock.advance(OPEN_FOR);
        assertThat(breaker.admits()).isFalse();

        clock.advance(NANO);
        assertThat(breaker.admits()).isTrue();
        breaker.report(true);
        assertThat(breaker.admits()).isTrue();
    }

    /** 1.4 calls a second: the defaults want a hundred results first, and then block for a minute. */
    @Test
    void resilience4jsDefaultsLetASmallClientFailForMoreThanAMinuteAndBlockItForOne() {
        VirtualBreaker breaker = resilience4j(CircuitBreakerConfig.custom());
        Duration between = Duration.ofNanos(Math.round(1e9 / 1.4));

        int failed = 0;
        while (breaker.admits() && failed < 1000) {
            breaker.report(false);
            failed++;
            clock.advance(between);
        }
        assertThat(failed).isEqualTo(100);
        assertThat(clock.nanos()).isGreaterThan(Duration.ofSeconds(71).toNanos());

        int refused = 1;
        clock.advance(between);
        while (!breaker.admits() && refused < 1000) {
            refused++;
            clock.advance(between);
        }
        assertThat(refused).isEqualTo(84);
    }

    @ParameterizedTest
    @EnumSource(SlidingWindowSynchronizationStrategy.class)
    void resilience4jsLockFreeWindowOverTimeIsDeafToTheClockItIsGiven(SlidingWindowSynchronizationStrategy strategy) {
        VirtualBreaker breaker = resilience4j(
                CircuitBreakerConfig.custom().slidingWindow(10, 2, SlidingWindowType.TIME_BASED, strategy));

        fail(breaker, 1);
        clock.advance(Duration.ofHours(1));
        fail(breaker, 1);

        assertThat(breaker.admits()).isEqualTo(strategy == SlidingWindowSynchronizationStrategy.SYNCHRONIZED);
    }

    private VirtualBreaker resilience4j(CircuitBreakerConfig.Builder settings) {
        return new Resilience4jBreaker(settings, clock);
    }

    private static void fail(VirtualBreaker breaker, int times) {
        for (int call = 0; call < times; call++) {
            assertThat(breaker.admits()).isTrue();
            breaker.report(false);
        }
    }
}
