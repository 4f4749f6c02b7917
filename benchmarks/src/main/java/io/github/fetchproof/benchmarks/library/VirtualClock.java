package io.github.fetchproof.benchmarks.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Starts at the epoch. Not safe for threads. */
public final class VirtualClock extends Clock {
    private long nanos;

    /** Nanoseconds since the start. */
    public long nanos() {
        return nanos;
    }

    /**
     * Lets time pass.
     *
     * @param time zero or more
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not run backwards: " + time);
        }
        nanos = Math.addExact(nanos, time.toNanos());
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(getZone())) {
            throw new IllegalArgumentException("the zone must be " + getZone() + ": " + zone);
        }
        return this;
    }
}
