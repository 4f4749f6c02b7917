package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A go command of a known version, which the installed one fetches where it is not that version itself. */
final class GoToolchain {

    private static final int MOST_SECONDS = 240;

    /** The directories of those that were asked for, or why there is none. */
    private static final Map<String, Found> FOUND = new ConcurrentHashMap<>();

    private final Path command;

    /** Where a toolchain lies, or why there is none. */
    private record Found(String root, String problem) {}

    /** What a command printed, on either stream, and how it ended. */
    record Said(int exit, String text) {}

    private GoToolchain(Path command) {
        this.command = command;
    }

    /** The toolchain of this version, {@code go1.23.5} for instance; skips the test where it cannot be had, and says why. */
    static GoToolchain of(String version, Path scratch) throws IOException, InterruptedException {
        Found found = FOUND.get(version);
        if (found == null) {
            found = find(version, scratch);
            FOUND.put(version, found);
        }
        if (!found.problem().isEmpty()) {
            abort(version + " cannot be had, so nothing is tried with it: " + found.problem());
        }
        return new GoToolchain(Path.of(found.root(), "bin", "go"));
    }

    private static Found find(String version, Path scratch) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("go", "env", "GOVERSION", "GOROOT");
        builder.environment().put("GOTOOLCHAIN", version);
        Said said;
        try {
            said = said(builder, scratch);
        } catch (IOException notInstalled) {
            return new Found("", "the go command is not on the PATH");
        }
        List<String> lines = said.text().lines().toList();
        boolean right = said.exit() == 0 && lines.size() == 2 && lines.get(0).equals(version);
        return right ? new Found(lines.get(1), "") : new Found("", said.text().strip());
    }

    /** Runs the command, in a directory of its own and with these variables and few others. */
    Said run(Path scratch, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(words));
        // Or go starts a process that outlives it, and goes on writing to its home.
        Path telemetry = Files.createDirectories(scratch.resolve(".config/go/telemetry"));
        Files.writeString(telemetry.resolve("mode"), "off");
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME", scratch.toString(),
                        "GOCACHE", scratch.resolve("cache").toString(),
                        "GOFLAGS", "-modcacherw",
                        "GOTOOLCHAIN", "local",
                        "GOENV", "off",
                        "NO_PROXY", "*"));
        builder.environment().putAll(environment);
        return said(builder, scratch);
    }

    private static Said said(ProcessBuilder builder, Path scratch) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Process process = builder.directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                return new Said(-1, "it did not end within " + MOST_SECONDS + " seconds");
            }
        } finally {
            process.destroyForcibly();
        }
        return new Said(process.exitValue(), Files.readString(out, UTF_8));
    }
}
