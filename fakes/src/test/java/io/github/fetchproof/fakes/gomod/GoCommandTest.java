package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The go command itself is asked; where it is not installed, the test says so and is skipped. */
class GoCommandTest {

    private static final int MODULES = 60;
    private static final List<String> NAMES = List.of(
            "go.mod",
            "LICENSE",
            "m.go",
            "M.go",
            "a/m.go",
            "a/n.go",
            "A/n.go",
            "a",
            "b/",
            "b/x",
            "vendor/x/y.go",
            "é.go",
            "É.go",
            "ﬀ.go",
            "ß.go",
            "ẞ.go",
            "i.go",
            "İ.go",
            "k.go",
            "K.go",
            "go.MOD",
            "sub/go.mod",
            "con.go",
            "x.",
            "x/../y",
            "a b.go",
            "a:b",
            "a\\b",
            "日本.go",
            "a~1.go",
            ".git/config",
            ".hidden",
            "x\u00a0y",
            "-.go",
            "#!$%&.go",
            "*");

    private final Path directory;
    private final Random random = new Random(20261122);

    GoCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void agreesOnHashesAndOnWhichZipsAreBad(TestReporter reporter) throws Exception {
        if (!isInstalled()) {
            String reason = "the go command is not on the PATH: our hashes and zip rules are not compared with its own";
            reporter.publishEntry("skipped", reason);
            abort(reason);
        }
        Map<String, byte[]> zips = new TreeMap<>();
        for (int i = 0; i < MODULES; i++) {
            ModuleVersion module = ModuleVersion.of("example.com/M" + i, "v1.0." + i);
            byte[] zip = RawZip.of(entries(module));
            zips.put(module.toString(), zip);
            serve(module, zip);
        }

        Map<String, JsonNode> answers = download(zips.keySet());

        int good = 0;
        int bad = 0;
        for (Map.Entry<String, byte[]> served : zips.entrySet()) {
            ModuleVersion module = ModuleVersion.parse(served.getKey());
            assertThat(answers).containsKey(served.getKey());
            JsonNode answer = Objects.requireNonNull(answers.get(served.getKey()));
            List<ZipRules.Problem> problems = ModuleZip.check(module, served.getValue());
            assertThat(answer.path("Error").asText())
                    .as("what go said of " + module + ", of which we say " + problems)
                    .matches(error -> error.isEmpty() == problems.isEmpty());
            if (problems.isEmpty()) {
                good++;
                assertThat(answer.path("Sum").asText())
                        .isEqualTo(Hash1.ofZip(served.getValue()).value());
                assertThat(answer.path("GoModSum").asText())
                        .isEqualTo(Hash1.ofGoMod(goMod(module)).value());
            } else {
                bad++;
            }
        }
        assertThat(List.of(good, bad)).as("good zips and bad ones").allMatch(count -> count > MODULES / 5);
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(element -> Files.isExecutable(Path.of(element, "go")));
    }

    private static byte[] goMod(ModuleVersion module) {
        return ("module " + module.path() + "\n").getBytes(UTF_8);
    }

    private List<RawZip.Entry> entries(ModuleVersion module) {
        List<RawZip.Entry> entries = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String prefix = random.nextInt(40) == 0 ? "" : module.zipPrefix();
            byte[] content = new byte[name.endsWith("/") ? 0 : random.nextInt(100)];
            random.nextBytes(content);
            RawZip.Entry entry = RawZip.Entry.of(prefix + name, content);
            entries.add(random.nextBoolean() ? entry : entry.stored());
        }
        return entries;
    }

    private void serve(ModuleVersion module, byte[] zip) throws IOException {
        Path proxy = directory.resolve("proxy");
        Files.createDirectories(proxy.resolve(module.artefact("zip")).getParent());
        Files.write(proxy.resolve(module.artefact("zip")), zip);
        Files.write(proxy.resolve(module.artefact("mod")), goMod(module));
        Files.writeString(proxy.resolve(module.artefact("info")), "{\"Version\":\"" + module.version() + "\"}");
    }

    private Map<String, JsonNode> download(Iterable<String> modules) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go", "mod", "download", "-json"));
        modules.forEach(command::add);
        Path output = directory.resolve("output");
        Path work = Files.createDirectories(directory.resolve("work"));
        // Or go starts a process that outlives it, and goes on writing to its home.
        Path telemetry = Files.createDirectories(work.resolve(".config/go/telemetry"));
        Files.writeString(telemetry.resolve("mode"), "off");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.putAll(Map.of(
                "HOME",
                work.toString(),
                "GOMODCACHE",
                directory.resolve("cache").toString(),
                "GOPATH",
                directory.resolve("gopath").toString(),
                "GOPROXY",
                directory.resolve("proxy").toUri().toString(),
                "GOSUMDB",
                "off",
                "GOFLAGS",
                "-modcacherw",
                "GOTOOLCHAIN",
                "local",
                "GOENV",
                "off"));
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the go command must end within 5 minutes");
        }
        Map<String, JsonNode> answers = new TreeMap<>();
        try (MappingIterator<JsonNode> objects =
                new ObjectMapper().readerFor(JsonNode.class).readValues(output.toFile())) {
            while (objects.hasNext()) {
                JsonNode object = objects.next();
                answers.put(
                        object.path("Path").asText() + "@"
                                + object.path("Version").asText(),
                        object);
            }
        }
        return answers;
    }
}
