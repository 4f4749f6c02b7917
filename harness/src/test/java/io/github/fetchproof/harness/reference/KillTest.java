package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What KILL leaves of fetches, and what the next run makes of it.
 *
 * <p>A fetch brings two versions of a module to a cache of its own. By default {@value #TOGETHER} fetches, each with a fetcher of
 * its own, run in one process, and one signal ends them all wherever they are. What is counted is fetches: each that had begun and
 * had not ended, by its own word, is one kill. {@code -Dfetchproof.kills=1000} makes a process for each fetch instead, and kills so
 * many. When the signal comes is drawn from a seed: after so many pieces that the proxy has served, and a share of the time they
 * took; or, of many fetches in one process, every other time after so many of them have ended, however slow the disk.
 */
@Timeout(3600)
class KillTest {
    private static final int TOGETHER = 50;
    private static final int KILLS = 1000;
    private static final long SEED = 20_240_102;
    private static final double LONGEST_SHARE = 0.2;

    /** Two versions of one module, whose downloads write one list. */
    private static final List<SampleModule> MODULES =
            List.of(module("example.com/Killed", "v1.0.0", 12), module("example.com/Killed", "v1.1.0", 5));

    @TempDir
    private static Path scratch = Path.of("");

    private static ReferenceJvm jvm = new ReferenceJvm(List.of(), "");

    private static SampleModule module(String path, String version, int files) {
        SplittableRandom random = new SplittableRandom(files);
        return SampleModule.of(
                path,
                version,
                "package m\n",
                IntStream.range(0, files)
                        .boxed()
                        .collect(Collectors.toMap(number -> "d" + number % 2 + "/f" + number + ".bin", number -> {
                            byte[] content = new byte[2_000];
                            random.nextBytes(content);
                            return content;
                        })));
    }

    @BeforeAll
    static void prepare() throws Exception {
        jvm = ReferenceJvm.prepare(scratch, "256m");
    }

    /** What was found after kills. */
    private static final class Tally {
        private final Map<KeptCache.Stage, Integer> stages = new EnumMap<>(KeptCache.Stage.class);
        private final List<String> wrong = new ArrayList<>();
        private final List<String> unfinished = new ArrayList<>();
        private int fetches;
        private int struck;

        boolean sawAllStages() {
            return stages.size() == KeptCache.Stage.values().length;
        }

        @Override
        public String toString() {
            return struck + " of " + fetches + " fetches were killed in progress; their modules were at " + stages;
        }
    }

    @Test
    void aKilledFetchLeavesNothingWrongAndTheNextOneCompletesIt() throws Exception {
        int single = Integer.getInteger("fetchproof.kills", 0);
        int kills = single > 0 ? single : KILLS;
        int together = single > 0 ? 1 : TOGETHER;
        SplittableRandom random = new SplittableRandom(SEED);
        Tally tally = new Tally();

        for (int round = 0; (tally.struck < kills || !tally.sawAllStages()) && tally.fetches < 2 * kills; round++) {
            round(ReferenceProvider.class, "round-" + round, together, random.split(), tally);
        }

        System.out.println("Kills, seed " + SEED + ", " + together + " to a process: " + tally);
        assertThat(tally.wrong).as("after a kill").isEmpty();
        assertThat(tally.unfinished).as("after the next run").isEmpty();
        assertThat(tally.struck).as("kills of fetches in progress").isGreaterThanOrEqualTo(kills);
        assertThat(tally.stages.keySet()).containsExactlyInAnyOrder(KeptCache.Stage.values());
    }

    /** Writes files where they are to stay. */
    static final class InPlace extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean commitsAtomically() {
                    return false;
                }
            };
        }
    }

    /** Leaves what a dead process left. */
    static final class Untidy extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean removesTemporaryFiles() {
                    return false;
                }
            };
        }
    }

    @Test
    void aFetcherThatWritesInPlaceIsFound() throws Exception {
        Tally tally = new Tally();

        for (int round = 0; tally.wrong.isEmpty() && round < 10; round++) {
            round(InPlace.class, "in-place-" + round, TOGETHER, new SplittableRandom(SEED + round), tally);
        }

        assertThat(tally.wrong).anyMatch(problem -> problem.startsWith("not right: "));
    }

    @Test
    void aFetcherThatLeavesWhatADeadOneLeftIsFound() throws Exception {
        Tally tally = new Tally();

        for (int round = 0; tally.unfinished.isEmpty() && round < 10; round++) {
            round(Untidy.class, "untidy-" + round, TOGETHER, new SplittableRandom(SEED + round), tally);
        }

        assertThat(tally.wrong).isEmpty();
        assertThat(tally.unfinished).anyMatch(problem -> problem.startsWith("left behind: "));
    }

    /** Kills one process, looks at each cache, and lets another process complete them all. */
    private static void round(
            Class<? extends FetcherProvider> provider, String name, int together, SplittableRandom random, Tally tally)
            throws Exception {
        List<Path> homes = homes(scratch.resolve(name), together);
        try (DrippingProxy proxy = new DrippingProxy(MODULES, random.split())) {
            Process process = jvm.start(provider, proxy.proxy(), MODULES, homes);
            int pieces = random.nextInt(1, together * proxy.piecesOfAll() + 1);
            double share = random.nextDouble(LONGEST_SHARE);
            boolean late = together > 1 && random.nextBoolean();
            AtomicInteger toEnd = new AtomicInteger(late ? random.nextInt(1, together / 2) : 0);
            // By its handle: the process itself would close what it has said and nobody has read.
            Runnable kill = process.toHandle()::destroyForcibly;
            if (!late) {
                proxy.afterPieces(pieces, share, kill);
            }
            process.getOutputStream().close();
            String output = ReferenceJvm.Ran.of(process, line -> {
                        if (line.startsWith("ended ") && toEnd.decrementAndGet() == 0) {
                            kill.run();
                        }
                    })
                    .output();
            for (int number = 0; number < together; number++) {
                KeptCache cache = KeptCache.at(homes.get(number).resolve("cache"), MODULES);
                tally.fetches++;
                tally.wrong.addAll(cache.wrong());
                if (output.contains("began " + number + "\n") && !output.contains("ended " + number + " ")) {
                    tally.struck++;
                    MODULES.forEach(module -> tally.stages.merge(cache.stage(module), 1, Integer::sum));
                }
            }
        }
        try (FakeProxy proxy = new FakeProxy()) {
            MODULES.forEach(proxy::with);
            Process next = jvm.start(provider, proxy, MODULES, homes);
            next.getOutputStream().close();
            ReferenceJvm.Ran ran = ReferenceJvm.Ran.of(next);
            if (ran.exit() != 0) {
                tally.unfinished.add("exit code " + ran.exit() + ": " + ran.output());
            }
        }
        for (Path home : homes) {
            tally.unfinished.addAll(KeptCache.at(home.resolve("cache"), MODULES).unfinished());
        }
        remove(scratch.resolve(name));
    }

    private static List<Path> homes(Path root, int count) throws IOException {
        String goSum = MODULES.stream().map(SampleModule::goSum).collect(Collectors.joining());
        List<Path> homes = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Path home = Files.createDirectories(root.resolve("home-" + number));
            Files.writeString(home.resolve("go.sum"), goSum, UTF_8);
            homes.add(home);
        }
        return homes;
    }

    /** Removes caches, whose trees are write-protected, before there are too many of them. */
    private static void remove(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = new ArrayList<>(walk.toList());
        }
        for (Path each : all) {
            if (Files.isDirectory(each)) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
            }
        }
        Collections.reverse(all);
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
