package io.github.fetchproof.harness.simulation;

/**
 * Virtual time: events in the order of their time, those of the same instant in the order they were scheduled. An event is
 * a number whose meaning belongs to the model. Not safe for threads; allocates nothing while it runs but for growth.
 *
 * <p>The next few events are a heap small enough for the nearest cache; all later ones wait in buckets.
 */
public final class Timeline {
    private final EventHeap soon = new EventHeap();
    private final EventBuckets later = new EventBuckets();
    private final long most;
    private long scheduled;
    private long happened;
    private long now;
    private long event;

    /**
     * Starts at time 0.
     *
     * @param most how many events may happen, so that a model that never ends is an error and not a hang
     */
    public Timeline(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one event must be allowed: " + most);
        }
        this.most = most;
    }

    /**
     * Schedules an event.
     *
     * @param time nanoseconds since the start, not before {@link #now}
     * @param event what will happen
     */
    public void schedule(long time, long event) {
        if (time < now) {
            throw new IllegalArgumentException("an event must not be in the past of " + now + ": " + time);
        }
        if (time <= later.horizon()) {
            soon.add(time, scheduled, event);
        } else {
            later.add(time, scheduled, event);
        }
        scheduled++;
    }

    /**
     * Goes on to the next event.
     *
     * @return whether there was one
     * @throws TooManyEventsException when more events happen than allowed
     */
    public boolean advance() {
        if (soon.isEmpty()) {
            if (later.isEmpty()) {
                return false;
            }
            later.pour(soon);
        }
        if (happened == most) {
            throw new TooManyEventsException(most, now);
        }
        happened++;
        now = soon.time();
        event = soon.event();
        soon.remove();
        return true;
    }

    /** The time of the event that happens, in nanoseconds since the start. */
    public long now() {
        return now;
    }

    /** The event that happens. */
    public long event() {
        return event;
    }

    /** How many events happened. */
    public long happened() {
        return happened;
    }
}
