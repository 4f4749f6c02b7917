package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failsafe computes a wait in nanoseconds and sleeps it in whole milliseconds, rounded down. */
class FailsafeSleepTest {
    @ParameterizedTest
    @CsvSource({"900, 0", "999, 0", "1000, 1", "1900, 1"})
    void aFractionOfAMillisecondIsNotSlept(int micros, int millisSlept) throws IOException {
        FailsafeSleep sleep = FailsafeSleep.of(Duration.ofNanos(micros * 1000L));

        assertThat(sleep.told()).containsExactly(Duration.ofNanos(micros * 1000L));
        assertThat(sleep.slept()).containsExactly(Duration.ofMillis(millisSlept));
    }
}
