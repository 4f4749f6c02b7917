package io.github.fetchproof.benchmarks.relay;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.fetchproof.fakes.link.Link;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What open connections that are silent cost a fresh server: memory, and the CPU time of opening them and of one echo over
 * each.
 */
final class Idle {
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int WARM_UP = 10_000;
    private static final int SPARE = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MOST_RESTS = 10;
    /** Two ticks of the system's clock; a collection of next to nothing takes less. */
    private static final Duration QUIET = Duration.ofMillis(20);

    private static final Path MEMORY = Path.of("/proc/self/smaps_rollup");

    private Idle() {}

    /** Why nothing can be measured here; empty when it can. */
    static Optional<String> problem() {
        return Files.isReadable(MEMORY)
                ? Optional.empty()
                : Optional.of("memory and CPU are not here: there is no " + MEMORY + ", so this is no Linux of today");
    }

    /** How many are opened at most: each takes two descriptors of the relay. */
    static int most() {
        return most(descriptors());
    }

    static int most(long descriptors) {
        return (int) Math.max(FEW, Math.min(MANY, (descriptors - SPARE) / 2));
    }

    /** Why they are fewer than wanted; empty when they are not. */
    static Optional<String> shortage() {
        return most() == MANY
                ? Optional.empty()
                : Optional.of("\"of 10,000\" is of " + most() + ": a relay takes two descriptors a connection, and "
                        + descriptors() + " are allowed here (ulimit -Hn)");
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** @param relay fresh, and of no use to others afterwards */
    static Map<Measure, Double> run(Relay relay, InetSocketAddress echo) throws IOException, InterruptedException {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        List<SocketChannel> open = new ArrayList<>();
        try (Link link = relay.open(echo)) {
            InetSocketAddress address = Loopback.at(link.listen());
            warmUp(address);
            settle(relay);
            long memory = memory(relay);
            double cpu = opened(relay, address, open, FEW);
            figures.put(Measure.CPU_1000, cpu / open.size());
            settle(relay);
            figures.put(Measure.MEMORY_1000, (double) (memory(relay) - memory) / open.size());
            cpu += opened(relay, address, open, most());
            figures.put(Measure.CPU_10000, cpu / open.size());
            settle(relay);
            figures.put(Measure.MEMORY_10000, (double) (memory(relay) - memory) / open.size());
        } finally {
            for (SocketChannel each : open) {
                each.close();
            }
        }
        return figures;
    }

    /** Connections one after the other, which load and compile what they need and leave nothing behind. */
    private static void warmUp(InetSocketAddress address) throws IOException, InterruptedException {
        Crew.work(1, LIMIT, client -> {
            for (int i = 0; i < WARM_UP; i++) {
                connect(address).close();
            }
            return client;
        });
    }

    /** Opens more, up to a number; returns the CPU time in microseconds that the relay took. */
    private static double opened(Relay relay, InetSocketAddress address, List<SocketChannel> open, int number)
            throws IOException, InterruptedException {
        Duration before = cpu(relay);
        Crew.work(1, LIMIT, client -> {
            while (open.size() < number) {
                open.add(connect(address));
            }
            return client;
        });
        return Load.micros((double) cpu(relay).minus(before).toNanos());
    }

    /** Only a connection that has carried a byte is open on both sides of a relay. */
    private static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        try {
            Load.roundTrip(channel, ByteBuffer.allocateDirect(1));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Waits until it does nothing any more: a JVM compiles what it was warmed up with, and takes memory for that as well. */
    private static void settle(Relay relay) throws IOException, InterruptedException {
        Duration before;
        int rests = 0;
        do {
            before = cpu(relay);
            relay.settle();
            rests++;
        } while (rests < MOST_RESTS && cpu(relay).minus(before).compareTo(QUIET) > 0);
    }

    private static Duration cpu(Relay relay) throws IOException {
        return relay.process()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IOException("the system does not tell the CPU time of " + relay.name()));
    }

    private static long memory(Relay relay) throws IOException {
        return kilobytes(
                Files.readString(Path.of("/proc", Long.toString(relay.process().pid()), "smaps_rollup")));
    }

    /** The resident memory that a smaps_rollup tells, see proc(5). */
    static long kilobytes(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Rss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a smaps_rollup must have a line Rss: " + rollup));
    }
}
