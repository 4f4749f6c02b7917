package io.github.fetchproof.benchmarks.cache;

import io.github.fetchproof.benchmarks.relay.Child;
import io.github.fetchproof.benchmarks.relay.Crew;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Measures what a request takes at the caching proxy for something that it keeps, the upstream being gone: each is read from the
 * disk, verified and sent. The table goes to standard output.
 */
public final class Warm {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final int[] CLIENTS = {1, 16};
    private static final Module SMALL = Vectors.VECTOR_A;
    private static final Module LARGE = Module.of("example.com/large@v1.0.0").with("data.txt", hexadecimal(1 << 21));
    private static final List<String> PATHS = List.of(
            "/" + SMALL.id().artefact("info"),
            "/" + SMALL.id().artefact("mod"),
            "/" + SMALL.id().artefact("zip"),
            "/" + LARGE.id().artefact("zip"));

    private Warm() {}

    /**
     * Runs it; about a minute.
     *
     * @param args none
     * @throws IOException when a process of the run fails
     * @throws InterruptedException when the run is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("fetchproof-warm-");
        try (OriginServer server = OriginServer.start()) {
            Origin origin = server.open(
                    "P1",
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    World.empty().proxy("P1", SMALL, LARGE),
                    EventLog.none(System::nanoTime));
            try (Child proxy =
                    Child.start(ProxyServer.class, List.of("-Dupstream=" + origin.url(), "-Ddirectory=" + directory))) {
                int port = proxy.ports().get(0);
                try (Client first = new Client(port)) {
                    for (String path : PATHS) {
                        first.get(path);
                    }
                }
                origin.close();
                measure(port);
            }
        } finally {
            delete(directory);
        }
    }

    /** Text that compresses to about half. */
    private static String hexadecimal(int letters) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder(letters);
        while (text.length() < letters) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    private static void measure(int port) throws IOException, InterruptedException {
        String before = load();
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%-36s %8s %9s %8s %8s %8s%n", "warm", "clients", "1/s", "p50 ms", "p99 ms", "max ms"));
        for (String path : PATHS) {
            for (int clients : CLIENTS) {
                ask(port, path, clients, WARM_UP);
                table.append(line(path, clients, ask(port, path, clients, SLICE)));
            }
        }
        System.out.printf(
                "%d s a line; Java %s, %d processors, load average %s before and %s after%n",
                SLICE.toSeconds(), Runtime.version(), Runtime.getRuntime().availableProcessors(), before, load());
        System.out.print(table);
    }

    private static Histogram ask(int port, String path, int clients, Duration time)
            throws IOException, InterruptedException {
        Histogram all = new Histogram(3);
        Crew.work(clients, time.plusSeconds(60), member -> askFor(port, path, time))
                .forEach(all::add);
        return all;
    }

    private static Histogram askFor(int port, String path, Duration time) throws IOException {
        Histogram took = new Histogram(3);
        try (Client client = new Client(port)) {
            long end = System.nanoTime() + time.toNanos();
            for (long begin = System.nanoTime(); begin - end < 0; begin = System.nanoTime()) {
                client.get(path);
                took.recordValue(System.nanoTime() - begin);
            }
        }
        return took;
    }

    private static String line(String path, int clients, Histogram took) {
        return String.format(
                Locale.ROOT,
                "%-36s %8d %9.0f %8.2f %8.2f %8.2f%n",
                path,
                clients,
                took.getTotalCount() / (double) SLICE.toSeconds(),
                took.getValueAtPercentile(50) / 1e6,
                took.getValueAtPercentile(99) / 1e6,
                took.getMaxValue() / 1e6);
    }

    /** Of the last minute, which the run itself adds to. */
    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
