package io.github.fetchproof.benchmarks.relay;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** What clients do, over blocking sockets, a thread each. Every call ends, well or not, soon after its time. */
final class Load {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    /** Connections of one call: a client's port is free again a second after its connection, and there are 28,000. */
    private static final int MOST_CONNECTS = 20_000;

    private static final int DIGITS = 3;

    private Load() {}

    /** Connections a second, of all clients together: connect, send a byte, get it back, close. */
    static double connects(InetSocketAddress echo, int clients, Duration time)
            throws IOException, InterruptedException {
        return sum(clients, time, client -> {
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            long start = System.nanoTime();
            long spent = 0;
            int count = 0;
            while (spent < time.toNanos() && count < MOST_CONNECTS / clients) {
                try (SocketChannel channel = SocketChannel.open(echo)) {
                    roundTrip(channel, one);
                }
                count++;
                spent = System.nanoTime() - start;
            }
            return count * NANOS_PER_SECOND / spent;
        });
    }

    /**
     * How long a byte takes to the upstream and back, in nanoseconds.
     *
     * @param clients with a connection each; they begin one after the other within {@code spread}
     */
    static Histogram roundTrips(InetSocketAddress echo, int clients, Duration spread, Duration time)
            throws IOException, InterruptedException {
        Histogram all = new Histogram(DIGITS);
        for (Histogram each : Crew.work(clients, time.plus(spread).plus(GRACE), client -> {
            try (SocketChannel channel = SocketChannel.open(echo)) {
                LockSupport.parkNanos(spread.toNanos() * client / clients);
                return roundTrips(channel, time);
            }
        })) {
            all.add(each);
        }
        return all;
    }

    private static Histogram roundTrips(SocketChannel channel, Duration time) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        Histogram nanos = new Histogram(DIGITS);
        long start = System.nanoTime();
        long before = start;
        while (before - start < time.toNanos()) {
            roundTrip(channel, one);
            long after = System.nanoTime();
            nanos.recordValue(after - before);
            before = after;
        }
        return nanos;
    }

    /** Megabytes a second, of all connections together, each counted from its first bytes. */
    static double down(InetSocketAddress source, int connections, Duration time)
            throws IOException, InterruptedException {
        return sum(connections, time, connection -> {
            ByteBuffer buffer = ByteBuffer.allocateDirect(Bulk.BLOCK);
            try (SocketChannel channel = SocketChannel.open(source)) {
                read(channel, buffer);
                long start = System.nanoTime();
                long spent = 0;
                long bytes = 0;
                while (spent < time.toNanos()) {
                    bytes += read(channel, buffer);
                    spent = System.nanoTime() - start;
                }
                return bytes / MEGABYTE * NANOS_PER_SECOND / spent;
            }
        });
    }

    private static int read(SocketChannel channel, ByteBuffer buffer) throws IOException {
        int size = channel.read(buffer.clear());
        if (size < 0) {
            throw new EOFException("the connection was closed");
        }
        return size;
    }

    /** Megabytes a second, of all connections together, each counted until the upstream has said that it has all. */
    static double up(InetSocketAddress sink, int connections, Duration time) throws IOException, InterruptedException {
        return sum(connections, time, connection -> {
            ByteBuffer block = ByteBuffer.allocateDirect(Bulk.BLOCK);
            try (SocketChannel channel = SocketChannel.open(sink)) {
                long start = System.nanoTime();
                long bytes = 0;
                boolean last;
                do {
                    last = System.nanoTime() - start >= time.toNanos();
                    Bulk.write(channel, block.put(0, last ? Bulk.LAST : Bulk.MORE));
                    bytes += Bulk.BLOCK;
                } while (!last);
                read(channel, block);
                return bytes / MEGABYTE * NANOS_PER_SECOND / (System.nanoTime() - start);
            }
        });
    }

    private static double sum(int clients, Duration time, Crew.Work<Double> work)
            throws IOException, InterruptedException {
        return Crew.work(clients, time.plus(GRACE), work).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Sends a byte and waits until it is back. */
    static void roundTrip(SocketChannel channel, ByteBuffer one) throws IOException {
        channel.write(one.clear());
        read(channel, one);
    }

    /** Nanoseconds as microseconds. */
    static double micros(double nanos) {
        return nanos / TimeUnit.MICROSECONDS.toNanos(1);
    }
}
