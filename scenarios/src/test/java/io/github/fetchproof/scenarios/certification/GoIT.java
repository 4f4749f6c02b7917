package io.github.fetchproof.scenarios.certification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the real {@code go} does on a bad network: the differences from all the rules are a checked-in list. */
@Timeout(300)
class GoIT {
    private static final Pattern VERSION = Pattern.compile("go version go1\\.([0-9]+)\\S*");
    private static final int LISTED_FROM = 23;
    private static final int LISTED_TO = 26;

    private final Path temporary;

    GoIT(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void deviatesExactlyAsListed() throws Exception {
        Matcher version = VERSION.matcher(version());
        boolean here = version.find();
        if (!here) {
            System.out.println("real part: no go here, none certified");
        }
        assumeTrue(here, "no go here");
        KitRun.needsSandbox(temporary);

        try (KitRun run = KitRun.certify(
                temporary.resolve("go"),
                "--exec",
                "go mod download -json {module}@{version}",
                "--limit",
                "header=4s",
                "--limit",
                "stall=4s",
                "--limit",
                "overall=20s")) {
            int exit = run.end();
            Results results = run.results();

            assertThat(results.preflight()).isEmpty();
            assertThat(results.verdicts()).isNotEmpty();
            assertThat(results.verdicts().values())
                    .as(results.verdicts().toString())
                    .doesNotContain("INCONCLUSIVE", "BROKEN");
            assertThat(results.verdicts())
                    .as("what a command that forgets all between two fetches cannot show")
                    .containsEntry("cb/one-probe-decides", "UNSUPPORTED");
            assertThat(exit).isEqualTo(1);
            compare(version.group(), Integer.parseInt(version.group(1)), results.deviations());
            run.leavesNothing();
        }
        System.out.println("real part: " + version.group().replace("version go", "") + " certified");
    }

    /** For a version nobody has made a list for, the differences are news and no failure. */
    private static void compare(String version, int minor, Set<String> deviations) throws IOException {
        Set<String> listed = listed();
        if (minor >= LISTED_FROM && minor <= LISTED_TO) {
            assertThat(deviations).isEqualTo(listed);
            return;
        }
        Set<String> gone = new TreeSet<>(listed);
        gone.removeAll(deviations);
        Set<String> added = new TreeSet<>(deviations);
        added.removeAll(listed);
        System.out.println(version + " has no list of its own; no more: " + gone + "; new: " + added);
    }

    private static Set<String> listed() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoIT.class.getResourceAsStream("go-deviations.txt"), "go-deviations.txt")) {
            Set<String> lines = new TreeSet<>();
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lines::add);
            return lines;
        }
    }

    /** What {@code go version} says of the command that subjects would find; empty where there is none. */
    private String version() throws IOException, InterruptedException {
        Path said = temporary.resolve("version");
        ProcessBuilder builder = new ProcessBuilder("go", "version")
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("GOTOOLCHAIN", "local");
        Process process;
        try {
            process = builder.start();
        } catch (IOException notThere) {
            return "";
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }
}
