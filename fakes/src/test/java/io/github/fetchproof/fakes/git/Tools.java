package io.github.fetchproof.fakes.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;

/** Runs installed programs in a directory of their own, with few variables. */
final class Tools {

    private static final int MOST_SECONDS = 120;

    private final Path scratch;
    private final Map<String, String> environment = new HashMap<>();

    /** What a program printed and how it ended. */
    record Said(int exit, String out, String err) {
        /** What it printed, which must have ended well. */
        String good() {
            if (exit != 0) {
                throw new AssertionError("it ended with " + exit + ": " + err + out);
            }
            return out;
        }
    }

    Tools(Path scratch) throws IOException {
        this.scratch = scratch;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", scratch.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("NO_PROXY", "*");
        // Or go starts a process that outlives it, and goes on writing to its home.
        Path telemetry = Files.createDirectories(scratch.resolve(".config/go/telemetry"));
        Files.writeString(telemetry.resolve("mode"), "off");
    }

    /** Skips the test, and says why, where a program is not installed. */
    static void need(TestReporter reporter, String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(element -> Files.isExecutable(Path.of(element, program)));
        if (!there) {
            String reason = program + " is not on the PATH: the git host is not tried with it";
            reporter.publishEntry("skipped", reason);
            abort(reason);
        }
    }

    Tools with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Said run(String... line) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(scratch.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a program must end within " + MOST_SECONDS + " seconds: " + line[0]);
            }
        } finally {
            process.destroyForcibly();
        }
        return new Said(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
