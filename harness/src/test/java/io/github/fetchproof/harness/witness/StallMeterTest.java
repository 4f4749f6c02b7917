package io.github.fetchproof.harness.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallMeterTest {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration THRESHOLD = Duration.ofMillis(250);

    /** A clock that goes on by one tick at each look, and jumps when told. */
    private static final class Jumping implements EventLog {
        private final AtomicLong now = new AtomicLong();
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        void jump(Duration by) {
            now.addAndGet(by.toNanos());
        }

        @Override
        public long nanos() {
            return now.addAndGet(TICK.toNanos());
        }

        @Override
        public void add(Event event) {
            events.add(event);
        }
    }

    @Test
    void aTickThatComesLateIsReportedWithItsLateness() throws InterruptedException {
        Jumping clock = new Jumping();
        try (StallMeter meter = StallMeter.start(clock, TICK, THRESHOLD)) {
            meter.reportTo(clock);

            clock.jump(Duration.ofMillis(700));
            Event event = clock.events.poll(60, TimeUnit.SECONDS);

            assertThat(event)
                    .isInstanceOfSatisfying(
                            Event.HostStall.class,
                            stall -> assertThat(stall.lateNanos())
                                    .isEqualTo(Duration.ofMillis(700).toNanos()));
        }
    }

    @Test
    void aTickInTimeIsNotWorthTelling() {
        StallMeter.Ticks ticks = new StallMeter.Ticks(TICK, THRESHOLD, 0);

        assertThat(ticks.tick(TICK.toNanos())).isEmpty();
        assertThat(ticks.tick(TICK.toNanos() * 2 + THRESHOLD.toNanos() - 1)).isEmpty();
    }

    @Test
    void latenessCountsFromTheTickBefore() {
        StallMeter.Ticks ticks = new StallMeter.Ticks(TICK, THRESHOLD, 1000);
        long late = 1000 + TICK.plus(THRESHOLD).toNanos();

        assertThat(ticks.tick(late)).hasValue(THRESHOLD.toNanos());
        assertThat(ticks.tick(late + TICK.toNanos())).isEmpty();
    }

    @Test
    void aLogThatLeftIsToldNothing() {
        Jumping clock = new Jumping();
        Jumping log = new Jumping();
        try (StallMeter meter = StallMeter.start(clock, TICK, Duration.ofSeconds(5))) {
            StallMeter.Registration registration = meter.reportTo(log);

            registration.close();
        }

        assertThat(List.copyOf(log.events)).isEmpty();
    }

    @Test
    void durationsMustBePositive() {
        assertThatThrownBy(() -> StallMeter.start(EventLog.none(System::nanoTime), Duration.ZERO, THRESHOLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive");
    }
}
