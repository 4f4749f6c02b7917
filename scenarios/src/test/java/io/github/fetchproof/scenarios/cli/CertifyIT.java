package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as people start it, from its jar. */
@Timeout(300)
class CertifyIT {
    private static final String JAR = System.getProperty("fetchproof.artifact", "target/fetchproof.jar");

    private final Path scratch;
    private final Path results;

    CertifyIT(@TempDir Path temporary) throws IOException {
        this.scratch = Files.createDirectories(temporary.resolve("tmp"));
        this.results = temporary.resolve("results");
    }

    @Test
    void theReferencePassesAndEveryFileIsWritten() throws Exception {
        Process process = certify("--only", "list/comma-*", "--seed", "3", "--patience", "3");
        List<String> lines = readAll(process);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines).contains("seed 3").anyMatch(line -> line.startsWith("levels earned: "));
        JsonNode json = results();
        assertThat(json.get("partial").asBoolean()).isFalse();
        assertThat(json.at("/summary/PASSED").asInt()).isPositive();
        assertThat(json.at("/summary/FAILED").asInt()).isZero();
        assertThat(results.resolve("junit.xml")).content().contains("<testsuite ");
        assertThat(results.resolve("summary.md")).content().contains("## Fetchproof: ");
        assertThat(results.resolve("traces/list/comma-goes-on-after-not-found.json"))
                .exists();
        assertThat(left()).isEmpty();
    }

    @Test
    void anInterruptedRunKeepsWhatItKnowsAndLeavesNothingBehind() throws Exception {
        Process process = certify("--patience", "3");
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = output(process)) {
            String line = output.readLine();
            while (line != null && !line.strip().matches("[0-9]+/[0-9]+ .*")) {
                lines.add(line);
                line = output.readLine();
            }
            assertThat(line).as(String.join("\n", lines)).isNotNull();
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            output.lines().forEach(lines::add);
        }

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isEqualTo(ExitCode.INTERRUPTED);
        JsonNode json = results();
        assertThat(json.get("partial").asBoolean()).isTrue();
        assertThat(json.get("scenarios")).isNotEmpty();
        assertThat(json.at("/summary/FAILED").asInt()).as(json.toPrettyString()).isZero();
        assertThat(left()).isEmpty();
    }

    private Process certify(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + scratch,
                "-jar",
                JAR,
                "certify",
                "--out",
                results.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private JsonNode results() throws IOException {
        return new ObjectMapper().readTree(results.resolve("results.json").toFile());
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    private static List<String> readAll(Process process) throws IOException {
        try (BufferedReader output = output(process)) {
            return output.lines().toList();
        }
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
