package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FetchCommandTest {
    private final Path temporary;

    FetchCommandTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void bringsAModuleToTheCache() throws IOException {
        Path proxy = proxy();
        Path cache = temporary.resolve("cache");

        Outcome outcome = fetch(
                Map.of("GOPROXY", proxy.toUri().toString(), "GOMODCACHE", cache.toString()), "example.com/m@v1.0.0");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("fetched example.com/m@v1.0.0\n");
        assertThat(cache.resolve("cache/download/example.com/m/@v/v1.0.0.zip")).exists();
    }

    @Test
    void whatIsNotThereFailsInOneSentence() throws IOException {
        Outcome outcome = fetch(
                Map.of("GOPROXY", proxy().toUri().toString(), "GOMODCACHE", temporary.toString()),
                "example.com/m@v1.9.9");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).startsWith("fetchproof fetch: NOT_FOUND: ").hasLineCount(1);
    }

    @Test
    void inJsonEachModuleIsAnObjectAndOneThatFailedSaysWhy() throws IOException {
        Path cache = temporary.resolve("cache");

        Outcome outcome = fetch(
                Map.of("GOPROXY", proxy().toUri().toString(), "GOMODCACHE", cache.toString()),
                "--json",
                "example.com/m@v1.0.0",
                "example.com/<absent>@v1.0.0");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("""
                        {
                        	"Path": "example.com/m",
                        	"Version": "v1.0.0",
                        	"Info": "CACHE/cache/download/example.com/m/@v/v1.0.0.info",
                        	"GoMod": "CACHE/cache/download/example.com/m/@v/v1.0.0.mod",
                        	"Zip": "CACHE/cache/download/example.com/m/@v/v1.0.0.zip",
                        	"Dir": "CACHE/example.com/m@v1.0.0",
                        	"Sum": "h1:yJwNngL0tCKlmRg8yireic46hRGohEbhwD/WSE0Ax3I=",
                        	"GoModSum": "h1:flS2VctbRrTv+sBE+VKgxx6hlkMGPVz9MGOmzMYFg3k="
                        }
                        {
                        	"Path": "example.com/\\u003cabsent\\u003e",
                        	"Version": "v1.0.0",
                        	"Error": "module path must not hold the character U+003C: \\"example.com/\\u003cabsent\\u003e\\""
                        }
                        """.replace("CACHE", cache.toString()));
    }

    @Test
    void inJsonWhatWasVerifiedBeforeTheFailureIsTold() throws IOException {
        Path proxy = proxy();
        Files.delete(proxy.resolve("example.com/m/@v/v1.0.0.zip"));

        Outcome outcome = fetch(
                Map.of(
                        "GOPROXY",
                        proxy.toUri().toString(),
                        "GOMODCACHE",
                        temporary.resolve("cache").toString()),
                "--json",
                "example.com/m@v1.0.0");

        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out())
                .contains("\"Error\": \"example.com/m@v1.0.0: ", "\"Info\"", "\"GoMod\"", "\"GoModSum\"")
                .doesNotContain("\"Zip\"", "\"Dir\"", "\"Sum\"");
    }

    @Test
    void whatIsNoModuleIsWrongUsage() {
        Outcome outcome = fetch(Map.of("GOMODCACHE", temporary.toString()), "no/version");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("no/version").hasLineCount(1);
    }

    @Test
    void noModuleIsWrongUsage() {
        assertThat(fetch(Map.of()).code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private static Outcome fetch(Map<String, String> environment, String... modules) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new FetchCommand(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setParameterExceptionHandler(Complaint::aboutUsage)
                .setExecutionExceptionHandler(Complaint::aboutExecution);
        int code = line.execute(modules);
        return new Outcome(code, out.toString().replace(System.lineSeparator(), "\n"), err.toString());
    }

    /** A file proxy that holds {@code example.com/m@v1.0.0}; see https://go.dev/ref/mod#goproxy-protocol. */
    private Path proxy() throws IOException {
        Path versions = Files.createDirectories(temporary.resolve("proxy/example.com/m/@v"));
        String goMod = "module example.com/m\n";
        Files.writeString(versions.resolve("list"), "v1.0.0\n");
        Files.writeString(
                versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\",\"Time\":\"2024-01-01T00:00:00Z\"}");
        Files.writeString(versions.resolve("v1.0.0.mod"), goMod);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(versions.resolve("v1.0.0.zip")))) {
            zip.putNextEntry(new ZipEntry("example.com/m@v1.0.0/go.mod"));
            zip.write(goMod.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return temporary.resolve("proxy");
    }
}
