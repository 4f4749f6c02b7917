package io.github.fetchproof.benchmarks;

import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE;
import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED;
import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType.COUNT_BASED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared does the same. */
class ContendedTest {
    static Stream<Named<Supplier<Contended>>> subjects() {
        return Stream.of(
                Named.of("ours", Contended::ours),
                Named.of("resilience4j", () -> Contended.resilience4j(Guarded.WINDOW, COUNT_BASED, SYNCHRONIZED)),
                Named.of(
                        "resilience4j, lock-free",
                        () -> Contended.resilience4j(Guarded.WINDOW, COUNT_BASED, LOCK_FREE)),
                Named.of("Failsafe", Contended::failsafe));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void opensAfterFiftyFailuresInARow(Supplier<Contended> subject) {
        Contended breaker = subject.get();

        for (int call = 0; call < Guarded.WINDOW; call++) {
            assertThat(breaker.call(false)).isTrue();
        }
        assertThat(breaker.call(false)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void staysClosedWhenOneInTenFails(Supplier<Contended> subject) {
        Contended breaker = subject.get();

        for (int call = 0; call < 1000; call++) {
            assertThat(breaker.call(call % 10 != 0)).isTrue();
        }
    }
}
