package io.github.fetchproof.fakes.toxiproxy;

import java.util.function.LongConsumer;

/** Something to be done on a loop at a moment that may be moved. One thread: its loop's. */
final class Alarm implements Comparable<Alarm> {
    private final Alarms alarms;
    private final long id;
    private final LongConsumer action;
    private long due = Effect.NEVER;

    Alarm(Alarms alarms, long id, LongConsumer action) {
        this.alarms = alarms;
        this.id = id;
        this.action = action;
    }

    /** Sets it to {@code when} in nanoseconds on the loop's clock, or off with {@link Effect#NEVER}. */
    void set(long when) {
        if (when == due) {
            return;
        }
        if (due != Effect.NEVER) {
            alarms.drop(this);
        }
        due = when;
        if (when != Effect.NEVER) {
            alarms.put(this);
        }
    }

    long due() {
        return due;
    }

    /** Goes off: is off afterwards unless the action sets it again. */
    void ring(long now) {
        set(Effect.NEVER);
        action.accept(now);
    }

    @Override
    public int compareTo(Alarm other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Long.compare(id, other.id);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
