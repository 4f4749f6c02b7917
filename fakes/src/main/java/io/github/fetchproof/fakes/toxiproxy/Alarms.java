package io.github.fetchproof.fakes.toxiproxy;

import java.util.TreeSet;
import java.util.function.LongConsumer;

/** The alarms of one loop that are set, the earliest first; equal ones in the order they were made. One thread. */
final class Alarms {
    private final TreeSet<Alarm> set = new TreeSet<>();
    private long made;

    /** A new alarm, not set. */
    Alarm alarm(LongConsumer action) {
        return new Alarm(this, made++, action);
    }

    /** When the next one goes off, or {@link Effect#NEVER}. */
    long next() {
        return set.isEmpty() ? Effect.NEVER : set.first().due();
    }

    /** Lets those go off that are due by now; what they set anew has to wait for the next call, however early it is due. */
    void ring(long now) {
        int most = set.size();
        for (int i = 0; i < most && !set.isEmpty() && set.first().due() <= now; i++) {
            set.first().ring(now);
        }
    }

    void put(Alarm alarm) {
        set.add(alarm);
    }

    void drop(Alarm alarm) {
        set.remove(alarm);
    }
}
