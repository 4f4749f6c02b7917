package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real go command at an origin. Skipped where it is not installed. */
@Timeout(300)
class GoCommandTest {
    private static final Module UPPER = Module.of("example.com/Foo/Bar@v1.0.0-RC1");

    private final Path scratch;
    private final RecordedLog log = new RecordedLog();
    private final OriginServer server = OriginServer.start();
    private final Origin origin = server.open(
            "P1",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            World.empty().proxy("P1", Vectors.VECTOR_A, UPPER, Module.of("example.com/m@v1.1.0-rc.1")),
            log);

    GoCommandTest(@TempDir Path scratch) {
        this.scratch = scratch;
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

    /** What go prints on its standard output, after it ended with {@code exit}. */
    private String go(int exit, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(scratch, "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(exit != 0)
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("PATH", System.getenv("PATH")),
                        Map.entry("HOME", scratch.toString()),
                        Map.entry("GOPROXY", origin.url()),
                        Map.entry("GOMODCACHE", scratch.resolve("mod").toString()),
                        Map.entry("GOPATH", scratch.resolve("path").toString()),
                        Map.entry("GOCACHE", scratch.resolve("cache").toString()),
                        Map.entry("GOFLAGS", "-modcacherw"),
                        Map.entry("GOSUMDB", "off"),
                        Map.entry("GOTOOLCHAIN", "local"),
                        Map.entry("GOENV", "off"),
                        Map.entry("GOTELEMETRY", "off"),
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
