package io.github.fetchproof.fakes.link;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The original, https://github.com/Shopify/toxiproxy, where this machine has it: one that was started for a test. */
public final class OriginalToxiproxy implements AutoCloseable {
    /** Where it is looked for. */
    public static final String WHERE = "the original Toxiproxy is not here: neither does FETCHPROOF_TOXIPROXY, a system"
            + " property or environment variable, name it, nor is a toxiproxy-server in PATH";

    private static final String NAMED = "FETCHPROOF_TOXIPROXY";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ToxiproxyProcess process;

    private OriginalToxiproxy(ToxiproxyProcess process) {
        this.process = process;
    }

    /** Its executable file. One that is named must be there. */
    public static Optional<Path> find() {
        Optional<Path> named = Stream.of(System.getProperty(NAMED), System.getenv(NAMED))
                .filter(each -> each != null && !each.isEmpty())
                .map(Path::of)
                .findFirst();
        if (named.isPresent() && !Files.isExecutable(named.get())) {
            throw new IllegalStateException(NAMED + " is not an executable file: " + named.get());
        }
        return named.or(
                () -> Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(each -> !each.isEmpty())
                        .map(each -> Path.of(each, "toxiproxy-server"))
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    /** Starts one on 127.0.0.1 and waits until it answers. */
    public static OriginalToxiproxy start(Path program) throws IOException {
        ToxiproxyProcess process = ToxiproxyProcess.start(program);
        Greeting.await(process.api(), PATIENCE, process::isAlive);
        return new OriginalToxiproxy(process);
    }

    /** What the program calls itself when it is not asked over HTTP. */
    public static String version(Path program) throws IOException {
        Process asked = new ProcessBuilder(program.toString(), "-version").start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return answer.strip().replaceFirst("^toxiproxy-server version ", "");
    }

    public int port() {
        return process.api().getPort();
    }

    /** Ends it, whatever it is at. */
    @Override
    public void close() {
        process.close();
    }
}
