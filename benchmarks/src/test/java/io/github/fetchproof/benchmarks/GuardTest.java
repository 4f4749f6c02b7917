package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.RetryRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RetryRule RULE =
            new RetryRule(4, Backoff.exponential(SECOND, 2, SECOND.multipliedBy(9)), SECOND, SECOND.multipliedBy(60));

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Duration> pauses = new ArrayList<>();

    private Guard guard(int failures) {
        return new Guard(
                RULE,
                Breaker.Rules.consecutive(failures, SECOND.multipliedBy(10)),
                () -> {
                    reads.incrementAndGet();
                    return clock.get();
                },
                time -> {
                    pauses.add(time);
                    clock.addAndGet(time.toNanos());
                });
    }

    @Test
    void aHealthyCallReadsTheClockOnce() {
        assertThat(guard(5).call(() -> "fine")).isEqualTo("fine");
        assertThat(reads).hasValue(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsAsTheRuleSays() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> guard(5).call(this::fail));

        assertThat(calls).hasValue(4);
        assertThat(pauses).containsExactly(SECOND, SECOND.multipliedBy(2), SECOND.multipliedBy(4));
    }

    @Test
    void anOpenBreakerEndsTheAttemptsAndAProbeClosesIt() {
        Guard guard = guard(3);

        assertThatExceptionOfType(Guard.OpenException.class).isThrownBy(() -> guard.call(this::fail));
        assertThat(calls).hasValue(3);
        assertThatExceptionOfType(Guard.OpenException.class).isThrownBy(() -> guard.call(this::fail));
        assertThat(calls).hasValue(3);

        clock.addAndGet(SECOND.toNanos() * 10);
        assertThat(guard.call(() -> "back")).isEqualTo("back");
        assertThat(guard.call(() -> "back")).isEqualTo("back");
    }

    @Test
    void anInterruptEndsTheWaitAtOnce() {
        Guard guard = new Guard(RULE, Breaker.Rules.consecutive(5, SECOND), clock::get, time -> {
            throw new InterruptedException();
        });

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> guard.call(this::fail));
        assertThat(calls).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String fail() {
        throw new IllegalStateException("refused " + calls.incrementAndGet());
    }
}
