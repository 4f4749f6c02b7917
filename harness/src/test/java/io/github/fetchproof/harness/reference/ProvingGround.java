package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Modules;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Where a fetcher in this JVM meets fault schedules: two origins that hold one module, each behind a Toxiproxy link. */
final class ProvingGround implements AutoCloseable {
    private static final Module MODULE = Modules.sized("example.com/m@v1.0.0", 6_000, 1);
    private static final List<String> FILES = List.of("info", "mod", "zip");
    /** What a fetch may take beyond its limit, on a machine that has other things to do. */
    private static final long SLACK_MILLIS = 15_000;

    private static final long TROUBLED_MILLIS = 900;
    private static final Map<String, String> HASTY = Map.of(
            "FETCHPROOF_TIMEOUT", TROUBLED_MILLIS + "ms",
            "FETCHPROOF_CONNECT_TIMEOUT", "400ms",
            "FETCHPROOF_HEADER_TIMEOUT", "150ms",
            "FETCHPROOF_STALL_TIMEOUT", "150ms",
            "FETCHPROOF_ATTEMPTS", "2",
            "FETCHPROOF_BACKOFF_BASE", "1ms",
            "FETCHPROOF_BACKOFF_CAP", "4ms");

    private static final long PATIENT_MILLIS = 30_000;
    private static final Map<String, String> PATIENT = Map.of(
            "FETCHPROOF_TIMEOUT", PATIENT_MILLIS + "ms",
            "FETCHPROOF_CONNECT_TIMEOUT", "10s",
            "FETCHPROOF_HEADER_TIMEOUT", "10s",
            "FETCHPROOF_STALL_TIMEOUT", "10s");

    private final EmbeddedToxiproxy toxiproxy;
    private final Provider provider;
    private final OriginServer origins;
    private final ExecutorService fetches = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proving-ground");
        thread.setDaemon(true);
        return thread;
    });
    private final Path root;
    private int runs;

    private ProvingGround(EmbeddedToxiproxy toxiproxy, OriginServer origins, Path root) {
        this.toxiproxy = toxiproxy;
        this.provider = new Provider("embedded", "127.0.0.1", toxiproxy.port());
        this.origins = origins;
        this.root = root;
    }

    static ProvingGround open() throws IOException {
        return new ProvingGround(
                EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1)),
                OriginServer.start(),
                Files.createTempDirectory("fetchproof-schedules"));
    }

    /** Lets a fetcher live through a schedule, and another one through the peace after it. */
    Observation run(FaultSchedule schedule, ReferenceProvider fetchers) throws IOException, InterruptedException {
        Path home = Files.createDirectory(root.resolve("run-" + ++runs));
        Files.writeString(home.resolve("go.sum"), MODULE.goSum().render());
        Chronicle log = new Chronicle();
        Observation.Visit troubled;
        Observation.Visit after;
        Map<String, TroubledRoad> roads = new LinkedHashMap<>();
        try {
            for (String origin : List.of("P1", "P2")) {
                TroubledRoad road = road(origin, log);
                roads.put(origin, road);
                schedule.mishaps().stream()
                        .filter(each -> each.origin().equals(origin))
                        .forEach(each -> each.befall(road));
            }
            String goproxy = String.join(
                    String.valueOf(schedule.separator()),
                    roads.values().stream().map(TroubledRoad::url).toList());
            troubled = visit(fetchers, goproxy, home, HASTY, TROUBLED_MILLIS);
            roads.values().forEach(TroubledRoad::mend);
            after = visit(fetchers, goproxy, home, PATIENT, PATIENT_MILLIS);
        } finally {
            roads.values().forEach(TroubledRoad::close);
        }
        if (!origins.failures().isEmpty()) {
            throw new IllegalStateException("the origins could not do their work: " + origins.failures());
        }
        return new Observation(troubled, after, log.requests());
    }

    private TroubledRoad road(String name, EventLog log) {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Origin origin = origins.open(name, anywhere, world(), log);
        Link link = provider.open(name, name + "-" + runs, anywhere, origin.address(), log);
        return new TroubledRoad(origin, link);
    }

    private static World world() {
        return World.empty().proxy("P1", MODULE).proxy("P2", MODULE);
    }

    private Observation.Visit visit(
            ReferenceProvider fetchers, String goproxy, Path home, Map<String, String> limits, long limitMillis)
            throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(limits);
        variables.put("GOPROXY", goproxy);
        variables.put("GOMODCACHE", home.resolve("cache").toString());
        Optional<FetchResult> result = fetch(fetchers, new Surroundings(variables), home, limitMillis + SLACK_MILLIS);
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String file : FILES) {
            Path kept = home.resolve("cache/cache/download").resolve(MODULE.id().artefact(file));
            if (!Files.exists(kept)) {
                missing.add(file);
            } else if (!isTrue(file, Files.readAllBytes(kept))) {
                wrong.add(file);
            }
        }
        return new Observation.Visit(result, missing, wrong);
    }

    private Optional<FetchResult> fetch(
            ReferenceProvider fetchers, Surroundings surroundings, Path home, long withinMillis)
            throws InterruptedException {
        try (Fetcher fetcher = fetchers.open(surroundings)) {
            FetchRequest request =
                    new FetchRequest(Operation.DOWNLOAD, List.of(MODULE.id().toString()), home);
            Future<FetchResult> future = fetches.submit(() -> fetcher.fetch(request));
            try {
                return Optional.of(future.get(withinMillis, TimeUnit.MILLISECONDS));
            } catch (TimeoutException hanging) {
                future.cancel(true);
                return Optional.empty();
            } catch (ExecutionException crashed) {
                throw new IllegalStateException("the fetcher crashed", crashed.getCause());
            }
        }
    }

    private static boolean isTrue(String file, byte[] content) {
        return switch (file) {
            case "info" -> Arrays.equals(content, MODULE.infoJson().getBytes(UTF_8));
            case "mod" -> Arrays.equals(content, MODULE.goModBytes());
            default -> isTheZip(content);
        };
    }

    private static boolean isTheZip(byte[] content) {
        try {
            return Hash1.ofZip(content).equals(MODULE.sum());
        } catch (IOException noZip) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        fetches.shutdownNow();
        origins.close();
        provider.close();
        toxiproxy.close();
        try (Stream<Path> left = Files.walk(root)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A log that remembers. */
    private static final class Chronicle implements EventLog {
        private final long start = System.nanoTime();
        private final List<Event> events = new ArrayList<>();

        @Override
        public long nanos() {
            return System.nanoTime() - start;
        }

        @Override
        public synchronized void add(Event event) {
            events.add(event);
        }

        synchronized List<Event.Exchange> requests() {
            return events.stream()
                    .filter(Event.Exchange.class::isInstance)
                    .map(Event.Exchange.class::cast)
                    .sorted(Comparator.comparingLong(Event.Exchange::nanos))
                    .toList();
        }
    }
}
