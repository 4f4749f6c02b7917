package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One interest in what the {@link Tap} sees: packets from or to certain addresses, into one log and one capture file.
 *
 * <p>To have all that was sent, {@linkplain Tap#settle() settle} the tap before closing a watch. Threads may share it.
 */
public final class Watch implements AutoCloseable {
    private final Tap tap;
    private final Predicate<InetAddress> concerns;
    private final EventLog log;
    private final long ahead;
    private final long droppedBefore;
    private final Listener listener = this::seen;

    private Optional<Pcap> pcap; // guarded by this, as are the next three
    private Optional<String> problem = Optional.empty();
    private long latest;
    private boolean closed;

    Watch(Tap tap, Predicate<InetAddress> concerns, EventLog log, long ahead, Optional<Pcap> pcap) {
        this.tap = tap;
        this.concerns = concerns;
        this.log = log;
        this.ahead = ahead;
        this.pcap = pcap;
        this.droppedBefore = tap.dropped();
    }

    Watch begin() {
        tap.listen(listener);
        return this;
    }

    /** By how much one clock is ahead of another: the reading that took the shortest time of three. */
    static long ahead(EventLog of, EventLog clock) {
        long best = Long.MAX_VALUE;
        long ahead = 0;
        for (int i = 0; i < 3; i++) {
            long before = clock.nanos();
            long there = of.nanos();
            long after = clock.nanos();
            if (after - before < best) {
                best = after - before;
                ahead = there - (before + (after - before) / 2);
            }
        }
        return ahead;
    }

    /** Packets that the kernel could not hand over since this watch began, of whatever address. */
    public long dropped() {
        return tap.dropped() - droppedBefore;
    }

    /** What is wrong with the capture file: it was full, or could not be written. The log is not concerned. */
    public synchronized Optional<String> captureProblem() {
        return problem.or(() -> pcap.filter(file -> file.leftOut() > 0)
                .map(file -> file.leftOut() + " packets had no room in the capture file"));
    }

    private synchronized void seen(Sighting sighting, long nanos, Listener.Capture capture) {
        boolean wanted = concerns.test(sighting.from().getAddress())
                || concerns.test(sighting.to().getAddress());
        if (closed || !wanted) {
            return;
        }
        latest = Math.max(latest, nanos + ahead);
        log.add(sighting.at(latest));
        pcap.ifPresent(file -> write(file, capture));
    }

    /** Ends the watch; the capture file is then complete. */
    @Override
    public void close() {
        tap.forget(listener);
        synchronized (this) {
            if (!closed) {
                closed = true;
                pcap.ifPresent(this::finish);
            }
        }
    }

    private void write(Pcap file, Listener.Capture capture) {
        try {
            file.add(capture.frame(), capture.length(), capture.wallNanos());
        } catch (IOException failed) {
            problem = Optional.of("the capture file could not be written: " + failed.getMessage());
            finish(file);
            pcap = Optional.empty();
        }
    }

    private void finish(Pcap file) {
        try {
            file.close();
        } catch (IOException failed) {
            problem = Optional.of("the capture file could not be written: " + failed.getMessage());
        }
    }
}
