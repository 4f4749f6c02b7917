package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The independent witness of every dial, SYN, RST and FIN: a packet capture on loopback.
 *
 * <p>Each packet is seen once, at the moment it is sent, stamped by the kernel. It sees what neither a proxy nor an
 * origin can: a dial that is refused. Threads share it; one daemon thread reads the packets.
 */
public final class Tap implements AutoCloseable {
    private static final int READER_WAITS_MILLIS = 200;
    private static final Duration SETTLING_TAKES_AT_MOST = Duration.ofSeconds(10);
    private static final Duration MARKER_IS_REPEATED_AFTER = Duration.ofMillis(500);

    /** Nobody listens there; a datagram to it says "all before me has been seen". */
    private static final InetSocketAddress MARKER_TARGET = new InetSocketAddress("127.255.255.254", 9);

    private static final int UDP_PAYLOAD_AT = 14 + 20 + 8;

    private final PacketRing ring;
    private final EventLog clock;
    private final DatagramSocket markerSocket;
    private final int markerPort;
    private final AtomicLong markers = new AtomicLong();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "tap");
    private final Object settling = new Object();

    private long newestMarker; // guarded by settling
    private Optional<String> failure = Optional.empty(); // guarded by settling
    private volatile boolean closing;

    private Tap(PacketRing ring, EventLog clock, DatagramSocket markerSocket) {
        this.ring = ring;
        this.clock = clock;
        this.markerSocket = markerSocket;
        this.markerPort = markerSocket.getLocalPort();
    }

    /**
     * Starts to tap this network namespace's loopback.
     *
     * @param clock tells the run's time; nothing is reported to it
     * @throws IOException when this process may not tap: outside a sandbox only root may
     */
    public static Tap open(EventLog clock) throws IOException {
        PacketRing ring = PacketRing.open();
        try {
            DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            Tap tap = new Tap(ring, clock, socket);
            tap.reader.setDaemon(true);
            tap.reader.start();
            return tap;
        } catch (IOException failed) {
            ring.close();
            throw failed;
        }
    }

    /**
     * Reports packets from now on until the watch is closed.
     *
     * @param concerns whether packets from or to an address are wanted; called by the tap's thread, must be quick
     * @param log takes an {@link io.github.fetchproof.fakes.traffic.Event.Packet} for each, on the log's own clock
     * @param pcap where to write a capture file of the same packets, at most 20 MB, the first 512 bytes of each
     * @throws IOException when the capture file cannot be written
     */
    public Watch watch(Predicate<InetAddress> concerns, EventLog log, Optional<Path> pcap) throws IOException {
        Optional<Pcap> file =
                pcap.isPresent() ? Optional.of(Pcap.create(pcap.get(), Pcap.LARGEST_FILE)) : Optional.empty();
        return new Watch(this, concerns, log, Watch.ahead(log, clock), file).begin();
    }

    /**
     * Waits until every packet that was sent before this call has been reported.
     *
     * @return whether that is so; false after 10 s without an answer from the tap
     * @throws IOException when the tap has broken down: what it reported is then incomplete
     */
    public boolean settle() throws IOException, InterruptedException {
        long marker = markers.incrementAndGet();
        long start = System.nanoTime();
        while (System.nanoTime() - start < SETTLING_TAKES_AT_MOST.toNanos()) {
            byte[] payload = ByteBuffer.allocate(Long.BYTES).putLong(marker).array();
            markerSocket.send(new DatagramPacket(payload, payload.length, MARKER_TARGET));
            if (awaitMarker(marker)) {
                return true;
            }
        }
        return false;
    }

    /** Packets that the kernel could not hand over; when this is not 0, what was reported is incomplete. */
    public long dropped() {
        return ring.dropped();
    }

    /** Stops tapping. Watches get nothing more, and their capture files stay open until they are closed. */
    @Override
    public void close() {
        closing = true;
        markerSocket.close();
        boolean interrupted = false;
        try {
            reader.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException hurry) {
            interrupted = true;
        }
        if (reader.isAlive()) {
            // Its memory must not be taken from under the reader; the end of the process frees it.
            listeners.clear();
        } else {
            ring.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    void forget(Listener listener) {
        listeners.remove(listener);
    }

    private void read() {
        try {
            while (!closing) {
                ring.await(READER_WAITS_MILLIS);
                ring.drain(this::take);
            }
        } catch (IOException | RuntimeException broken) {
            synchronized (settling) {
                failure = Optional.of(broken.toString());
                settling.notifyAll();
            }
        }
    }

    private void take(ByteBuffer frame, int length, long wallNanos) {
        Optional<Sighting> decoded = PacketDecoder.decode(frame);
        if (decoded.isEmpty()) {
            return;
        }
        Sighting sighting = decoded.get();
        if (sighting.to().equals(MARKER_TARGET)) {
            if (sighting.from().getPort() == markerPort && frame.remaining() >= UDP_PAYLOAD_AT + Long.BYTES) {
                passMarker(frame.getLong(frame.position() + UDP_PAYLOAD_AT));
            }
            return;
        }
        Instant wall = Instant.now();
        long age = wall.getEpochSecond() * 1_000_000_000L + wall.getNano() - wallNanos;
        long nanos = clock.nanos() - Math.max(0, age);
        Listener.Capture capture = new Listener.Capture(frame, length, wallNanos);
        for (Listener each : listeners) {
            each.seen(sighting, nanos, capture);
        }
    }

    private void passMarker(long marker) {
        synchronized (settling) {
            newestMarker = Math.max(newestMarker, marker);
            settling.notifyAll();
        }
    }

    private boolean awaitMarker(long marker) throws IOException, InterruptedException {
        long start = System.nanoTime();
        synchronized (settling) {
            while (newestMarker < marker) {
                if (failure.isPresent()) {
                    throw new IOException("the tap has broken down: " + failure.get());
                }
                long left = MARKER_IS_REPEATED_AFTER.toNanos() - (System.nanoTime() - start);
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(settling, left);
            }
            return true;
        }
    }
}
