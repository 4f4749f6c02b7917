package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real go command at an origin. Skipped where it is not installed. */
@Timeout(300)
class GoCommandTest {
    private static final Module UPPER = Module.of("example.com/Foo/Bar@v1.0.0-RC1");

    private static final String PSEUDO = "v0.0.0-20240102030405-0123456789ab";
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final List<Module> UNUSUAL = List.of(
            Module.of("example.com/link@v1.0.0").withLink("link", "../../etc/passwd"),
            Module.of("example.com/directory@v1.0.0").withDirectory("a/b/"),
            Module.of("example.com/old@v1.0.0").withoutGoModInZip(),
            Module.of("example.com/vendored@v1.0.0")
                    .with("vendor/example.com/y/y.go", "package y\n")
                    .with(".git/config", "[core]\n"),
            Module.of("example.com/deep@v1.0.0").with("d/".repeat(150) + "x.go", "package x\n"),
            new Module(ModuleVersion.of("example.com/many", "v1.0.0"), Module.LONG_AGO, manyFiles()));

    private final Path scratch;
    private final RecordedLog log = new RecordedLog();
    private final OriginServer server = OriginServer.start();
    private final World world = World.empty()
            .proxy(
                    "P1",
                    Stream.concat(
                                    Stream.of(
                                            Vectors.VECTOR_A,
                                            UPPER,
                                            Module.of("example.com/m@v1.1.0-rc.1"),
                                            Module.of("example.com/branched@" + PSEUDO)),
                                    UNUSUAL.stream())
                            .toArray(Module[]::new))
            .alias("P1", "example.com/branched", "master", PSEUDO);
    private final Origin origin = server.open("P1", ANY_PORT, world, log);
    private String goproxy = origin.url();
    private Path cache;

    GoCommandTest(@TempDir Path scratch) {
        this.scratch = scratch;
        this.cache = scratch.resolve("mod");
    }

    private static Map<String, String> manyFiles() {
        Map<String, String> files = new HashMap<>(Map.of("go.mod", "module example.com/many\n"));
        for (int i = 0; i < 20_000; i++) {
            files.put("d" + i % 100 + "/f" + i, "");
        }
        return files;
    }

    @BeforeEach
    void needGo() {
        boolean installed = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "go")));
        assumeTrue(installed, "the go command is not on the PATH, so nothing is tried with it");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void downloadsVectorAWithItsHashes() throws Exception {
        assertThat(go(0, "mod", "download", "-json", "example.com/m@v1.0.0"))
                .contains("\"Sum\": \"h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=\"")
                .contains("\"GoModSum\": \"h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=\"");
        assertThat(log.all(Event.Exchange.class)).isNotEmpty().allMatch(exchange -> exchange.status() == 200);
    }

    @Test
    void agreesOnTheHashesOfAModuleWithCapitals() throws Exception {
        assertThat(go(0, "mod", "download", "-json", UPPER.id().toString()))
                .contains(UPPER.sum().value())
                .contains(UPPER.goModSum().value());
    }

    @Test
    void findsVersionsAndTheLatest() throws Exception {
        assertThat(go(0, "list", "-m", "-versions", "example.com/m")).isEqualTo("example.com/m v1.0.0 v1.1.0-rc.1\n");
        assertThat(go(0, "list", "-m", "example.com/m@latest")).isEqualTo("example.com/m v1.0.0\n");
    }

    @Test
    void failsOnFaultsAndOnWhatIsNotThere() throws Exception {
        assertThat(go(1, "mod", "download", "-json", "example.com/m@v9.9.9")).contains("not found: ");
        origin.serve(Trigger.every(Artefact.ZIP), new ServerFault.CutBody(100, true));
        assertThat(go(1, "mod", "download", "-json", "example.com/m@v1.0.0")).contains("connection reset by peer");
        origin.heal();
        origin.serve(Trigger.every(Artefact.ANY), new ServerFault.Status(503, Map.of(), "gone to lunch"));
        assertThat(go(1, "mod", "download", "-json", "example.com/Foo/Bar@v1.0.0-RC1"))
                .contains("503")
                .contains("gone to lunch");
    }

    @Test
    void acceptsTheTruthInAnyDress() throws Exception {
        Origin elsewhere = server.open("P1", ANY_PORT, world, log);
        List<ServerFault> dresses = List.of(
                new ServerFault.Redirect(301, elsewhere.url() + "{path}"),
                new ServerFault.Redirect(302, elsewhere.url() + "{path}"),
                new ServerFault.Redirect(303, elsewhere.url() + "{path}"),
                new ServerFault.Redirect(307, elsewhere.url() + "{path}"),
                new ServerFault.Redirect(308, elsewhere.url() + "{path}"),
                new ServerFault.Gzipped(),
                new ServerFault.Unframed(ServerFault.WHOLE),
                new ServerFault.Chunked(ServerFault.WHOLE),
                new ServerFault.HugeHeader(2 << 20),
                new ServerFault.Headers(Map.of("Content-Type", "image/png")));
        for (ServerFault dress : dresses) {
            origin.serve(Trigger.every(Artefact.ANY), dress);
            cache = Files.createTempDirectory(scratch, "mod");
            assertThat(go(0, "mod", "download", "-json", "example.com/m@v1.0.0"))
                    .as(dress.describe())
                    .contains(Vectors.VECTOR_A.sum().value());
            origin.heal();
        }
        assertThat(actedKinds()).hasSize(30).contains("gzipped", "unframed", "chunked", "huge-header", "headers");
    }

    @Test
    void refusesWhatIsNoAnswer() throws Exception {
        for (ServerFault fault : List.of(
                new ServerFault.Redirect(302, ""),
                new ServerFault.Redirect(302, "{path}"),
                new ServerFault.Redirect(302, "file:///etc/passwd"),
                new ServerFault.HangUp(false),
                new ServerFault.HangUp(true),
                new ServerFault.Garbage("SSH-2.0-OpenSSH\r\n"),
                new ServerFault.TwoLengths(),
                new ServerFault.Chunked(10))) {
            origin.serve(Trigger.every(Artefact.ANY), fault);
            assertThat(go(1, "mod", "download", "-json", "example.com/m@v1.0.0"))
                    .as(fault.describe())
                    .contains("Error");
            origin.heal();
        }
    }

    @Test
    void worksBelowAPath() throws Exception {
        Origin below = server.open("P1", ANY_PORT, "/a/b", world, log);
        for (String slash : List.of("", "/")) {
            cache = Files.createTempDirectory(scratch, "mod");
            goproxy = below.url() + slash;
            assertThat(go(0, "mod", "download", "-json", "example.com/m@v1.0.0"))
                    .contains(Vectors.VECTOR_A.sum().value());
        }
    }

    @Test
    void takesABranchForTheVersionItMeans() throws Exception {
        assertThat(go(0, "list", "-m", "example.com/branched@master"))
                .isEqualTo("example.com/branched v0.0.0-20240102030405-0123456789ab\n");
        assertThat(go(0, "list", "-m", "example.com/branched@latest"))
                .isEqualTo("example.com/branched v0.0.0-20240102030405-0123456789ab\n");
    }

    @Test
    void agreesOnTheHashesOfModulesOfUnusualShape() throws Exception {
        for (Module module : UNUSUAL) {
            assertThat(go(0, "mod", "download", "-json", module.id().toString()))
                    .as(module.toString())
                    .contains(module.sum().value())
                    .contains(module.goModSum().value());
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAndRefusesOddZips(ZipVariant variant) throws Exception {
        boolean accepted = EnumSet.of(
                        ZipVariant.JUNK_BEFORE,
                        ZipVariant.JUNK_AFTER,
                        ZipVariant.DIFFERENT_GO_MOD,
                        ZipVariant.STORED_REVERSED,
                        ZipVariant.SYMLINK,
                        ZipVariant.DIRECTORY_ENTRY)
                .contains(variant);
        origin.serve(Trigger.every(Artefact.ANY), new ServerFault.Zip(variant));

        String said = go(accepted ? 0 : 1, "mod", "download", "-json", "example.com/m@v1.0.0");

        assertThat(actedKinds()).containsExactly("zip");
        if (accepted) {
            assertThat(said).contains(Hash1.ofZip(Vectors.VECTOR_A.zip(variant)).value());
        }
    }

    private List<String> actedKinds() {
        return log.all(Event.Fault.class).stream()
                .filter(each -> each.what().equals("acted"))
                .map(Event.Fault::kind)
                .toList();
    }

    /** What go prints on its standard output, after it ended with {@code exit}. */
    private String go(int exit, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(scratch, "out", ".txt");
        // Or go starts a process that outlives it, and goes on writing to its home.
        Path telemetry = Files.createDirectories(scratch.resolve(".config/go/telemetry"));
        Files.writeString(telemetry.resolve("mode"), "off");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(exit != 0)
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("PATH", System.getenv("PATH")),
                        Map.entry("HOME", scratch.toString()),
                        Map.entry("GOPROXY", goproxy),
                        Map.entry("GOMODCACHE", cache.toString()),
                        Map.entry("GOPATH", scratch.resolve("path").toString()),
                        Map.entry("GOCACHE", scratch.resolve("cache").toString()),
                        Map.entry("GOFLAGS", "-modcacherw"),
                        Map.entry("GOSUMDB", "off"),
                        Map.entry("GOTOOLCHAIN", "local"),
                        Map.entry("GOENV", "off"),
                        Map.entry("GONOPROXY", ""),
                        Map.entry("GOPRIVATE", ""),
                        Map.entry("NO_PROXY", "*")));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(out, UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(exit);
        return text;
    }
}
