package io.github.fetchproof.harness.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A private network for one command and all it starts.
 *
 * <p>Inside: loopback is up and is the only interface; every address, also one that would lie outside, leads to
 * loopback; ports below 1024 are free for all; {@code resolv.conf} names {@value EtcFiles#NAME_SERVER}; {@code hosts}
 * knows {@code localhost} alone; the host is called {@code localhost}. The file system is otherwise the machine's own. The command
 * is PID 1 of its PID namespace, so its end, even by KILL, is the end of everything it started.
 */
public final class Sandbox {

    /** The environment variable that tells a process inside which rung it stands on. */
    public static final String VARIABLE = "FETCHPROOF_SANDBOX";

    private static final String SCRIPT = "raise.sh";

    private Sandbox() {}

    /** The rung this process was started on; empty when no sandbox was raised around it. */
    public static Optional<Rung> current() {
        return current(System.getenv());
    }

    static Optional<Rung> current(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "");
        for (Rung rung : Rung.values()) {
            if (rung != Rung.OFF && rung.name().equals(value)) {
                return Optional.of(rung);
            }
        }
        return Optional.empty();
    }

    /**
     * The argv that raises a sandbox and becomes {@code argv} in it.
     *
     * @param rung how to get in; {@link Rung#OFF} returns {@code argv} as it is
     * @param scratch an existing directory, readable by the caller; the sandbox's files are written here and must stay
     *     as long as the command runs
     * @throws IOException when the files cannot be written
     */
    public static List<String> command(Rung rung, Path scratch, List<String> argv) throws IOException {
        return command(rung, scratch, argv, System.getenv());
    }

    static List<String> command(Rung rung, Path scratch, List<String> argv, Map<String, String> environment)
            throws IOException {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a sandbox needs a command: []");
        }
        if (rung == Rung.OFF) {
            return List.copyOf(argv);
        }
        Path files = write(scratch.toAbsolutePath());
        List<String> command = new ArrayList<>(rung.prefix());
        command.addAll(List.of("sh", files.resolve(SCRIPT).toString(), files.toString(), rung.name()));
        if (rung == Rung.SUDO) {
            // sudo replaces these two even when it lets the rest of the environment pass.
            command.add("env");
            for (String name : List.of("PATH", "HOME")) {
                Optional.ofNullable(environment.get(name)).ifPresent(value -> command.add(name + "=" + value));
            }
        }
        command.addAll(argv);
        return List.copyOf(command);
    }

    /**
     * Runs a command in a sandbox until it ends; its output is this process's output.
     *
     * <p>Its standard input is a pipe that ends when this process does, however it dies: see {@link ParentWatch}. When
     * this process is told to end, the command may finish its work for {@code patience} and is then killed.
     *
     * @return the command's exit status
     * @throws IOException when the files cannot be written or the command cannot be started
     */
    public static int run(Rung rung, Path scratch, List<String> argv, Duration patience)
            throws IOException, InterruptedException {
        try (SandboxedProcess process = SandboxedProcess.start(command(rung, scratch, argv), patience)) {
            return process.waitFor();
        }
    }

    private static Path write(Path scratch) throws IOException {
        Path files = Files.createDirectories(scratch.resolve("sandbox"));
        for (Map.Entry<String, String> each : EtcFiles.contents().entrySet()) {
            Files.writeString(files.resolve(each.getKey()), each.getValue());
        }
        Files.writeString(files.resolve(SCRIPT), script());
        return files;
    }

    private static String script() throws IOException {
        try (InputStream in = Sandbox.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException("the kit's own file " + SCRIPT + " is missing from its class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
