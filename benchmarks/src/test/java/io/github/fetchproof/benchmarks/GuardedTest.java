package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared does the same: as many calls, the same answers, open after as many failures. */
class GuardedTest {
    private final AtomicInteger calls = new AtomicInteger();

    static Stream<Named<Function<Supplier<Long>, Guarded>>> subjects() {
        return Stream.concat(
                withBreaker(),
                Stream.of(
                        Named.of("Spring Retry", RetriedOnly::springRetry), Named.of("AWS SDK", RetriedOnly::awsSdk)));
    }

    static Stream<Named<Function<Supplier<Long>, Guarded>>> withBreaker() {
        return Stream.of(
                Named.of("ours", Guarded::ours),
                Named.of("resilience4j", Guarded::resilience4j),
                Named.of("failsafe", Guarded::failsafe));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aCallThatSucceedsIsMadeOnce(Function<Supplier<Long>, Guarded> subject) {
        Guarded guarded = subject.apply(() -> (long) calls.incrementAndGet());

        assertThat(guarded.call()).isEqualTo(1);
        assertThat(guarded.call()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aCallIsTriedThreeTimes(Function<Supplier<Long>, Guarded> subject) {
        Guarded guarded = subject.apply(() -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("refused");
            }
            return 42L;
        });

        assertThat(guarded.call()).isEqualTo(42);
        assertThat(calls).hasValue(3);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theLastFailureIsTold(Function<Supplier<Long>, Guarded> subject) {
        Guarded guarded = subject.apply(this::fail);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(guarded::call)
                .withMessage("refused 3");
        assertThat(calls).hasValue(3);
    }

    @ParameterizedTest
    @MethodSource("withBreaker")
    void theBreakerOpensAfterFiftyFailuresAndMakesNoFurtherCall(Function<Supplier<Long>, Guarded> subject) {
        Guarded guarded = subject.apply(this::fail);

        RuntimeException last = new IllegalStateException("not yet called");
        for (int call = 0; call < 20; call++) {
            last = catchThrowableOfType(RuntimeException.class, guarded::call);
        }

        assertThat(guarded.isOpen(last)).isTrue();
        assertThat(calls).hasValue(Guarded.WINDOW);
    }

    private Long fail() {
        throw new IllegalStateException("refused " + calls.incrementAndGet());
    }
}
