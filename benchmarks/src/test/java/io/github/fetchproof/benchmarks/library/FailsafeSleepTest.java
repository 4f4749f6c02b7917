package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Failsafe computes a wait in nanoseconds and sleeps it in whole milliseconds, rounded down. What was asked of {@code
 * Thread.sleep} is read from the JVM's own flight recorder, so no time need be measured.
 */
class FailsafeSleepTest {
    private static final String SLEEP = "jdk.ThreadSleep";

    private final Path recorded;

    FailsafeSleepTest(@TempDir Path directory) {
        recorded = directory.resolve("sleeps.jfr");
    }

    @ParameterizedTest
    @CsvSource({"900, 0", "999, 0", "1000, 1", "1900, 1"})
    void aFractionOfAMillisecondIsNotSlept(int micros, int millisSlept) throws IOException {
        List<Duration> told = new ArrayList<>();
        RetryPolicy<Object> policy = RetryPolicy.builder()
                .withDelay(Duration.ofNanos(micros * 1000L))
                .withMaxRetries(2)
                .onRetryScheduled(event -> told.add(event.getDelay()))
                .build();

        List<Duration> slept = sleeps(() -> Failsafe.with(policy).get(context -> {
            if (context.isFirstAttempt()) {
                throw new IllegalStateException("refused");
            }
            return true;
        }));

        assertThat(told).containsExactly(Duration.ofNanos(micros * 1000L));
        assertThat(slept).containsExactly(Duration.ofMillis(millisSlept));
    }

    /** What this thread asked for while it did that. */
    private List<Duration> sleeps(Runnable work) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(SLEEP).withThreshold(Duration.ZERO);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(recorded);
        }
        long self = Thread.currentThread().getId();
        return RecordingFile.readAllEvents(recorded).stream()
                .filter(event -> event.getEventType().getName().equals(SLEEP))
                .filter(event -> event.getThread().getJavaThreadId() == self)
                .map(event -> event.getDuration("time"))
                .toList();
    }
}
