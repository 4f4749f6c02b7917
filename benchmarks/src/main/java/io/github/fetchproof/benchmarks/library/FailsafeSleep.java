package io.github.fetchproof.benchmarks.library;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * What Failsafe says that it will wait before a retry, and what it asks of {@code Thread.sleep} then, which is read from the
 * JVM's own flight recorder, so that no time need be measured.
 *
 * @param told by its event of a scheduled retry
 * @param slept what was asked for
 */
record FailsafeSleep(List<Duration> told, List<Duration> slept) {
    private static final String SLEEP = "jdk.ThreadSleep";

    FailsafeSleep {
        told = List.copyOf(told);
        slept = List.copyOf(slept);
    }

    /** Of a call that fails once and may be repeated after that delay. */
    static FailsafeSleep of(Duration delay) throws IOException {
        List<Duration> told = new ArrayList<>();
        RetryPolicy<Object> policy = RetryPolicy.builder()
                .withDelay(delay)
                .withMaxRetries(2)
                .onRetryScheduled(event -> told.add(event.getDelay()))
                .build();
        List<Duration> slept = sleeps(() -> Failsafe.with(policy).get(context -> {
            if (context.isFirstAttempt()) {
                throw new IllegalStateException("refused");
            }
            return true;
        }));
        return new FailsafeSleep(told, slept);
    }

    /** What this thread asked for while it did that. */
    private static List<Duration> sleeps(Runnable work) throws IOException {
        Path recorded = Files.createTempFile("sleeps", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SLEEP).withThreshold(Duration.ZERO);
            recording.start();
            work.run();
            recording.stop();
            recording.dump(recorded);
            long self = Thread.currentThread().getId();
            return RecordingFile.readAllEvents(recorded).stream()
                    .filter(event -> event.getEventType().getName().equals(SLEEP))
                    .filter(event -> event.getThread().getJavaThreadId() == self)
                    .map(event -> event.getDuration("time"))
                    .toList();
        } finally {
            Files.delete(recorded);
        }
    }
}
