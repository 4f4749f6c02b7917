package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the host itself stands still, so that a subject is not blamed for it: a daemon thread ticks, and a tick
 * that comes late is reported as a {@link Event.HostStall}.
 *
 * <p>Threads share it. A stall that is still going on is reported when it is over.
 */
public final class StallMeter implements AutoCloseable {
    public static final Duration TICK = Duration.ofMillis(10);
    public static final Duration THRESHOLD = Duration.ofMillis(250);

    /** When ticks come, and by how much one is late. */
    static final class Ticks {
        private final long tickNanos;
        private final long thresholdNanos;
        private long previous;

        Ticks(Duration tick, Duration threshold, long now) {
            this.tickNanos = tick.toNanos();
            this.thresholdNanos = threshold.toNanos();
            this.previous = now;
        }

        /** Ticks; returns by how much the tick is late when that is worth telling. */
        OptionalLong tick(long now) {
            long late = now - previous - tickNanos;
            previous = now;
            return late >= thresholdNanos ? OptionalLong.of(late) : OptionalLong.empty();
        }
    }

    private final EventLog clock;
    private final long tickNanos;
    private final Ticks ticks;
    private final List<EventLog> logs = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "stall-meter");
    private volatile boolean closing;

    private StallMeter(EventLog clock, Duration tick, Duration threshold) {
        this.clock = clock;
        this.tickNanos = tick.toNanos();
        this.ticks = new Ticks(tick, threshold, clock.nanos());
    }

    /**
     * Starts to tick every 10 ms and to report what comes 250 ms late.
     *
     * @param clock tells the time; stalls are reported to {@link #reportTo} logs only
     */
    public static StallMeter start(EventLog clock) {
        return start(clock, TICK, THRESHOLD);
    }

    /** Starts with other settings; both durations must be positive. */
    public static StallMeter start(EventLog clock, Duration tick, Duration threshold) {
        if (tick.isNegative() || tick.isZero() || threshold.isNegative() || threshold.isZero()) {
            throw new IllegalArgumentException(
                    "tick and threshold must be positive: tick " + tick + ", threshold " + threshold);
        }
        StallMeter meter = new StallMeter(clock, tick, threshold);
        meter.thread.setDaemon(true);
        meter.thread.start();
        return meter;
    }

    /** Reports stalls to this log too, on the log's own clock, until the returned registration is closed. */
    public Registration reportTo(EventLog log) {
        logs.add(log);
        return () -> logs.remove(log);
    }

    /** A log's place among those that are told. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(this, tickNanos);
            ticks.tick(clock.nanos()).ifPresent(late -> {
                for (EventLog log : logs) {
                    log.add(new Event.HostStall(log.nanos(), late));
                }
            });
        }
    }
}
