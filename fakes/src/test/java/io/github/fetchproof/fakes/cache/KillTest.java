package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What KILL leaves of a caching proxy that is filling itself, and what the next makes of it.
 *
 * <p>Each round has a process and a directory of its own; when it is killed is drawn from a seed: after so many answers while it
 * fetches everything at once, or while it waits for the rest of a zip. There are {@value #ROUNDS} rounds, or as many as {@code
 * -Dfetchproof.cacheKills} says.
 */
@Timeout(1800)
class KillTest {
    private static final int ROUNDS = 8;
    private static final long SEED = 20_240_102;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<Module> MODULES = IntStream.range(0, 20)
            .mapToObj(
                    number -> Module.of("example.com/m" + number + "@v1.0.0").with("data.txt", random(number, 20_000)))
            .toList();

    private final OriginServer server = OriginServer.start();
    private final Origin origin = server.open(
            "P1",
            Rig.ANY_PORT,
            World.empty().proxy("P1", MODULES.toArray(Module[]::new)),
            EventLog.none(System::nanoTime));

    private static String random(long seed, int letters) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void nothingWrongIsEverToldAfterAKill(@TempDir Path scratch) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int rounds = Integer.getInteger("fetchproof.cacheKills", ROUNDS);
        Map<String, byte[]> truth = truth();
        int kept = 0;
        for (int round = 0; round < rounds; round++) {
            Path directory = scratch.resolve("round-" + round);
            if (round % 2 == 0) {
                killAfterAnswers(directory, new ArrayList<>(truth.keySet()), random.nextInt(truth.size()));
            } else {
                killWithinAZip(directory, MODULES.get(random.nextInt(MODULES.size())), 1 + random.nextInt(10_000));
            }
            kept += whole(directory, truth);
            origin.heal();
            assertThat(completed(directory, truth))
                    .as("after the kill of round " + round)
                    .isEqualTo(truth.size());
        }
        System.out.println("Caching proxies killed, seed " + SEED + ": " + rounds + ", which had kept " + kept + " of "
                + rounds * truth.size() + " files");
    }

    private static Map<String, byte[]> truth() {
        Map<String, byte[]> truth = new LinkedHashMap<>();
        for (Module module : MODULES) {
            truth.put("/" + module.id().artefact("info"), module.infoJson().getBytes(StandardCharsets.UTF_8));
            truth.put("/" + module.id().artefact("mod"), module.goModBytes());
            truth.put("/" + module.id().artefact("zip"), module.zip());
        }
        return truth;
    }

    private void killAfterAnswers(Path directory, List<String> paths, int answers) throws Exception {
        try (CacheProgram.Child child = new CacheProgram.Child(origin.url(), directory, "64m")) {
            Semaphore answered = new Semaphore(0);
            List<CompletableFuture<?>> asked = new ArrayList<>();
            for (String path : paths) {
                asked.add(CLIENT.sendAsync(request(child.url() + path), HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> answered.release()));
            }
            assertThat(answered.tryAcquire(answers, 60, TimeUnit.SECONDS)).isTrue();
            child.kill();
            assertThat(answered.tryAcquire(asked.size() - answers, 60, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private void killWithinAZip(Path directory, Module module, int bytes) throws Exception {
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.StallBody(bytes));
        try (CacheProgram.Child child = new CacheProgram.Child(origin.url(), directory, "64m")) {
            CompletableFuture<?> asked = CLIENT.sendAsync(
                    request(child.url() + "/" + module.id().artefact("zip")), HttpResponse.BodyHandlers.discarding());
            Path incoming = directory.resolve(".fetchproof/incoming");
            for (int look = 0; look < 10_000_000 && !holds(incoming, bytes); look++) {
                Thread.onSpinWait();
            }
            assertThat(holds(incoming, bytes)).as("the beginning of a zip").isTrue();
            child.kill();
            assertThat(asked.handle((answer, failure) -> failure != null).get(60, TimeUnit.SECONDS))
                    .as("whether nobody was told anything")
                    .isTrue();
        }
    }

    private static boolean holds(Path incoming, int bytes) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path each : files) {
                if (Files.size(each) >= bytes) {
                    return true;
                }
            }
            return false;
        }
    }

    /** How much the next one tells while the upstream is gone; whatever it tells must be right. */
    private static int whole(Path directory, Map<String, byte[]> truth) throws Exception {
        int whole = 0;
        try (CachingProxy next = CachingProxy.start(Rig.ANY_PORT, URI.create("http://127.0.0.1:9"), directory)) {
            assertThat(directory.resolve(".fetchproof/incoming")).isEmptyDirectory();
            for (String path : truth.keySet()) {
                HttpResponse<byte[]> answer =
                        CLIENT.send(request(next.url() + path), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    assertThat(answer.body()).as(path).isEqualTo(truth.get(path));
                    whole++;
                } else {
                    assertThat(answer.statusCode()).as(path).isEqualTo(502);
                }
            }
        }
        return whole;
    }

    /** How much it tells with the upstream. */
    private int completed(Path directory, Map<String, byte[]> truth) throws Exception {
        int right = 0;
        try (CachingProxy next = CachingProxy.start(Rig.ANY_PORT, URI.create(origin.url()), directory)) {
            for (String path : truth.keySet()) {
                byte[] body = CLIENT.send(request(next.url() + path), HttpResponse.BodyHandlers.ofByteArray())
                        .body();
                assertThat(body).as(path).isEqualTo(Objects.requireNonNull(truth.get(path)));
                right++;
            }
        }
        return right;
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .build();
    }
}
