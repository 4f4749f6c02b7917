package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.traffic.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who tried to leave: dials to addresses other than loopback's.
 *
 * <p>In a sandbox no packet can leave: such a dial arrives at loopback, and is refused there or met by a listener on all
 * addresses. A dial is a SYN, or the first datagram from one port to another; both repeat, and count once. Threads share it.
 */
public final class OutsideDials implements AutoCloseable {
    private static final int MOST_KEPT = 1000;

    private final Tap tap;
    private final Listener listener = this::seen;
    private final Map<String, Event.Packet> dials = new LinkedHashMap<>(); // guarded by this
    private boolean more; // guarded by this

    OutsideDials(Tap tap) {
        this.tap = tap;
    }

    /** Collects from now on until closed. */
    public static OutsideDials over(Tap tap) {
        OutsideDials dials = new OutsideDials(tap);
        tap.listen(dials.listener);
        return dials;
    }

    /** The dials so far, in order, on the tap's clock; at most the first {@value #MOST_KEPT}. */
    public synchronized List<Event.Packet> dials() {
        return List.copyOf(dials.values());
    }

    /** Whether there were more than are kept. */
    public synchronized boolean more() {
        return more;
    }

    private void seen(Sighting sighting, long nanos, Listener.Capture capture) {
        boolean outside = !sighting.to().getAddress().isLoopbackAddress();
        if (outside && sighting.opens()) {
            keep(sighting.at(Math.max(0, nanos)));
        }
    }

    @Override
    public void close() {
        tap.forget(listener);
    }

    private synchronized void keep(Event.Packet dial) {
        String road = dial.protocol() + " " + dial.from() + " " + dial.to();
        if (dials.size() < MOST_KEPT) {
            dials.putIfAbsent(road, dial);
        } else if (!dials.containsKey(road)) {
            more = true;
        }
    }
}
