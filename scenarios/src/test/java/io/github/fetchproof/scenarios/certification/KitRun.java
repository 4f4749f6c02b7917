package io.github.fetchproof.scenarios.certification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.sandbox.Climb;
import io.github.fetchproof.harness.sandbox.Ladder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged jar at work in a process, with a directory of its own for all it writes. Every wait is bounded; whatever still
 * runs when this is closed is ended. One thread at a time.
 */
final class KitRun implements AutoCloseable {
    static final Path JAR = Path.of(System.getProperty("fetchproof.artifact", "target/fetchproof.jar"))
            .toAbsolutePath();
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Duration MOST = Duration.ofMinutes(8);
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The kernel tells when a process began to a hundredth of a second. */
    private static final Duration CLOCK_TICKS = Duration.ofMillis(50);

    private static final String END = "\0";

    private final Path home;
    private final Process process;
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final Set<String> networks = new TreeSet<>();
    private Instant ended = Instant.MAX;

    private KitRun(Path home, List<String> command) throws IOException {
        this.home = home;
        Files.createDirectories(temporary());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(home.resolve("stdout").toFile());
        // These runs are short: what a second compiler and a parallel collector cost is never earned back.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        this.process = builder.start();
        Thread reader = new Thread(this::read, "stderr-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a command of the kit. */
    static KitRun start(Path home, List<String> arguments) throws IOException {
        return new KitRun(home, command(home, arguments));
    }

    /** Starts {@code certify} with {@link #out} as its output. */
    static KitRun certify(Path home, String... options) throws IOException {
        return start(home, certifyArguments(home, options));
    }

    /** The same, as the leader of a group of processes, like a command typed into a shell. */
    static KitRun certifyAsJob(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(command(home, certifyArguments(home, options)));
        return new KitRun(home, command);
    }

    /** Skips the test, saying why, where no sandbox can be raised. */
    static void needsSandbox(Path scratch) {
        Climb climb = Ladder.climb(scratch);
        assumeTrue(climb.holds(), () -> "no sandbox here: " + String.join("; ", climb.describe()));
    }

    private static List<String> certifyArguments(Path home, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("certify", "--out", home.resolve("out").toString()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private static List<String> command(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA.toString(), "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary(home), "-jar", JAR.toString()));
        command.addAll(arguments);
        return command;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                unread.add(line);
            }
        } catch (IOException cut) {
            unread.add("stderr was cut: " + cut);
        } finally {
            unread.add(END);
        }
    }

    /** Waits for a line on its error output. */
    String awaitLine(Pattern wanted) throws InterruptedException {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (System.nanoTime() < deadline) {
            String line = unread.poll(200, TimeUnit.MILLISECONDS);
            networks.addAll(Processes.networks(home));
            if (END.equals(line)) {
                unread.add(END);
                throw new AssertionError("it ended without saying " + wanted + ": " + said);
            }
            if (line != null) {
                said.add(line);
                if (wanted.matcher(line).find()) {
                    return line;
                }
            }
        }
        throw new AssertionError("it did not say " + wanted + " within " + MOST + ": " + said);
    }

    /** Sends a signal to the process alone. */
    void signal(String name) throws IOException, InterruptedException {
        kill(name, String.valueOf(process.pid()));
    }

    /** Sends a signal to the process and all of its group, as a terminal does. */
    void signalJob(String name) throws IOException, InterruptedException {
        kill(name, "-" + process.pid());
    }

    private static void kill(String name, String whom) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("kill", "-s", name, "--", whom).inheritIO().start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS) && kill.exitValue() == 0)
                .as("kill -s %s %s", name, whom)
                .isTrue();
    }

    /** Waits for its end and returns its exit code. */
    int end() throws InterruptedException {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
            networks.addAll(Processes.networks(home));
            assertThat(System.nanoTime()).as("it ends within %s", MOST).isLessThan(deadline);
        }
        ended = Instant.now();
        String line = unread.poll(GRACE.toSeconds(), TimeUnit.SECONDS);
        while (line != null && !END.equals(line)) {
            said.add(line);
            line = unread.poll(GRACE.toSeconds(), TimeUnit.SECONDS);
        }
        return process.exitValue();
    }

    /** What it said on its error output so far, without the JVM's own note of the options it was given. */
    List<String> said() {
        return said.stream().filter(line -> !line.startsWith("NOTE: Picked up")).toList();
    }

    /** What it wrote to its output so far. */
    String output() {
        try {
            return Files.readString(home.resolve("stdout"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it writes its report. */
    Path out() {
        return home.resolve("out");
    }

    Results results() throws IOException {
        return Results.read(out().resolve("results.json"));
    }

    /** The directory it was given for temporary files. */
    Path temporary() {
        return temporary(home);
    }

    private static Path temporary(Path home) {
        return home.resolve("tmp");
    }

    /** Waits for every process of the run, also those in other namespaces, and for its private network to be gone. */
    void leavesNoProcess(Duration within) throws InterruptedException {
        assertThat(Processes.after(within, home)).as("processes left").isEmpty();
        assertThat(Processes.in(networks, ended.minus(CLOCK_TICKS)))
                .as("processes left in the private network")
                .isEmpty();
    }

    /** No process, no network, no file. */
    void leavesNothing() throws IOException, InterruptedException {
        leavesNoProcess(GRACE);
        try (Stream<Path> files = Files.list(temporary())) {
            assertThat(files).as("temporary files left").isEmpty();
        }
    }

    /** Whether a private network was seen while it ran. */
    boolean hadNetwork() {
        return !networks.isEmpty();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Processes.of(home).forEach(ProcessHandle::destroyForcibly);
    }
}
