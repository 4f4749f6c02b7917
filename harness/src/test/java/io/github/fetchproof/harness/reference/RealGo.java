package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The go command of this machine, kept away from everything that is not in a directory.
 *
 * @param root holds a go.mod if the command needs one, and {@code cache}, which is the module cache
 */
record RealGo(Path root) {

    /** How it ended, and all it said. */
    record Ran(int exit, String output) {}

    /** Runs it to its end; aborts the test where there is none. */
    Ran run(String goproxy, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(arguments));
        // Or go starts a process that outlives it, and goes on writing to its home.
        Path telemetry = Files.createDirectories(root.resolve(".config/go/telemetry"));
        Files.writeString(telemetry.resolve("mode"), "off");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GOMODCACHE",
                        root.resolve("cache").toString(),
                        "GOPATH",
                        root.resolve("gopath").toString(),
                        "GOCACHE",
                        root.resolve("gocache").toString(),
                        "HOME",
                        root.toString(),
                        "GOFLAGS",
                        "-modcacherw",
                        "GOPROXY",
                        goproxy,
                        "GOSUMDB",
                        "off",
                        "GOTOOLCHAIN",
                        "local",
                        "GOENV",
                        "off",
                        "NO_PROXY",
                        "*"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            return abort("the go command is not installed: " + absent.getMessage());
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), output);
    }
}
