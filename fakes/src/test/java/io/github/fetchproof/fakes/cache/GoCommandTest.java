package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real go command at a caching proxy. Skipped where it is not installed. */
@Timeout(300)
class GoCommandTest {
    private static final Module M = Vectors.VECTOR_A;
    private static final Module UPPER = Module.of("example.com/Foo/Bar@v1.0.0-RC1");
    private static final Sumdb DATABASE = Sumdb.of("sum.lab.test", M, UPPER);
    private static final World WORLD = World.empty().proxy("P1", M, UPPER).sumdb("P1", DATABASE);
    private static final List<String> HASHES = List.of(
            "\"Sum\": \"h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=\"",
            "\"GoModSum\": \"h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=\"");

    private final Path scratch;
    private final Path directory;
    private final Rig rig;

    GoCommandTest(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.directory = scratch.resolve("kept");
        this.rig = new Rig(directory, WORLD, Limits.DEFAULT);
    }

    @BeforeEach
    void needGo() {
        boolean installed = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "go")));
        assumeTrue(installed, "the go command is not on the PATH, so nothing is tried with it");
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void downloadsThroughAWarmCacheWhileTheUpstreamIsGone() throws Exception {
        assertThat(go(0, withoutDatabase(), "mod", "download", "-json", "example.com/m@v1.0.0"))
                .contains(HASHES);
        assertThat(go(0, withoutDatabase(), "list", "-m", "-versions", "example.com/m"))
                .isEqualTo("example.com/m v1.0.0\n");
        rig.origin().close();
        rig.restart();

        assertThat(go(0, withoutDatabase(), "mod", "download", "-json", "example.com/m@v1.0.0"))
                .contains(HASHES);
        assertThat(go(0, withoutDatabase(), "list", "-m", "-versions", "example.com/m"))
                .isEqualTo("example.com/m v1.0.0\n");
        assertThat(go(0, withoutDatabase(), "list", "-m", "example.com/m@latest"))
                .isEqualTo("example.com/m v1.0.0\n");
    }

    private Map<String, String> withoutDatabase() {
        return Map.of("GOPROXY", rig.proxy().url(), "GOSUMDB", "off");
    }

    @Test
    void verifiesWithTheChecksumDatabaseThroughAWarmCache() throws Exception {
        Map<String, String> with =
                Map.of("GOPROXY", rig.proxy().url(), "GOSUMDB", DATABASE.key().toString());
        assertThat(go(0, with, "mod", "download", "-json", UPPER.id().toString()))
                .contains(UPPER.sum().value());
        assertThat(rig.asked()).anyMatch(path -> path.startsWith("/sumdb/sum.lab.test/lookup/"));
        rig.origin().close();

        assertThat(go(0, with, "mod", "download", "-json", UPPER.id().toString()))
                .contains(UPPER.sum().value());
    }

    @Test
    void takesTheDirectoryItselfForAProxy() throws Exception {
        go(
                0,
                Map.of("GOPROXY", rig.proxy().url(), "GOSUMDB", "off"),
                "mod",
                "download",
                "-json",
                "example.com/m@v1.0.0");
        rig.origin().close();

        assertThat(go(
                        0,
                        Map.of("GOPROXY", "file://" + directory, "GOSUMDB", "off"),
                        "mod",
                        "download",
                        "-json",
                        "example.com/m@v1.0.0"))
                .contains(HASHES);
    }

    @Test
    void doesNotGoOnAfterACommaInAnOutage() throws Exception {
        try (Rig other = new Rig(scratch.resolve("other"), WORLD, Limits.DEFAULT)) {
            rig.origin().close();
            String list = rig.proxy().url() + "," + other.proxy().url();

            assertThat(go(
                            1,
                            Map.of("GOPROXY", list, "GOSUMDB", "off"),
                            "mod",
                            "download",
                            "-json",
                            "example.com/m@v1.0.0"))
                    .contains("502 Bad Gateway");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void goesOnAfterACommaWhenTheUpstreamSaysThatThereIsNothing() throws Exception {
        try (Rig poorer = new Rig(scratch.resolve("poorer"), World.empty().proxy("P1", UPPER), Limits.DEFAULT)) {
            String list = poorer.proxy().url() + "," + rig.proxy().url();

            assertThat(go(
                            0,
                            Map.of("GOPROXY", list, "GOSUMDB", "off"),
                            "mod",
                            "download",
                            "-json",
                            "example.com/m@v1.0.0"))
                    .contains(HASHES);
        }
    }

    /** What go prints, with a module cache of its own, when it ends with {@code exit}. */
    private String go(int exit, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(words));
        Path work = Files.createTempDirectory(scratch, "work");
        Path out = work.resolve("out.txt");
        // Or go starts a process that outlives it, and goes on writing to its home.
        Path telemetry = Files.createDirectories(work.resolve(".config/go/telemetry"));
        Files.writeString(telemetry.resolve("mode"), "off");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(exit != 0)
                .redirectOutput(out.toFile());
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                work.toString(),
                "GOMODCACHE",
                work.resolve("mod").toString(),
                "GOCACHE",
                work.resolve("cache").toString(),
                "GOFLAGS",
                "-modcacherw",
                "GOTOOLCHAIN",
                "local",
                "GOENV",
                "off",
                "NO_PROXY",
                "*"));
        environment.putAll(variables);
        builder.environment().clear();
        builder.environment().putAll(environment);
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
