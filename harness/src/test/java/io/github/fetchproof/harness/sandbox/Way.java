package io.github.fetchproof.harness.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A way for tests to start Java programs in a sandbox: as the user who runs the tests and, when that is root, as an
 * ordinary user too. Where no sandbox can be raised the test is skipped, and says why.
 *
 * @param prefix argv before the sandbox's own; it changes the user
 */
public record Way(String name, List<String> prefix, Rung rung, Path scratch, String classPath) {

    private static final List<String> ORDINARY_USER =
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");

    /** What a program printed and how it ended. */
    public record Ran(int status, List<String> output) {
        /** The rest of the one line that starts with {@code key=}. */
        public String value(String key) {
            List<String> values = output.stream()
                    .filter(line -> line.startsWith(key + "="))
                    .map(line -> line.substring(key.length() + 1))
                    .toList();
            assertThat(values).as("lines %s= of %s", key, output).hasSize(1);
            return values.get(0);
        }

        /** The rests of all lines that start with {@code key=}, in order. */
        public List<String> values(String key) {
            return output.stream()
                    .filter(line -> line.startsWith(key + "="))
                    .map(line -> line.substring(key.length() + 1))
                    .toList();
        }
    }

    /** Every way there is on this machine; the source of parameterized tests. */
    public static Stream<Way> all() {
        assumeTrue(!Machine.WAYS.isEmpty(), () -> String.join("\n", Machine.CLIMB.describe()));
        return Machine.WAYS.stream();
    }

    /** The first of {@link #all()}. */
    public static Way first() {
        return all().findFirst().orElseThrow();
    }

    /** Starts a Java program in a sandbox, with its output in a file. */
    public Process start(Path output, Class<?> main, List<String> arguments) throws IOException {
        return new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The argv that runs a Java program in a sandbox. */
    public List<String> command(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(Sandbox.command(rung, scratch, java(main, arguments)));
        assumeTrue(runs(prefix), () -> name + " cannot be had: " + prefix);
        return command;
    }

    /** The argv that runs a Java program, as this way's user can. */
    public List<String> java(Class<?> main, List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.tmpdir=" + scratch,
                "-cp",
                classPath,
                main.getName()));
        argv.addAll(arguments);
        return argv;
    }

    /** Runs a Java program in a sandbox to its end. */
    public Ran run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(command(main, List.of(arguments)));
    }

    /** Runs a command to its end. */
    public static Ran run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("sandbox-test", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            return new Ran(process.exitValue(), Files.readAllLines(output, UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean runs(List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return prefix.isEmpty() || run(command).status() == 0;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The class path, copied to where another user may read it: a home directory is often closed to others. */
    private static String readableByAll(Path target) throws IOException {
        List<String> copied = new ArrayList<>();
        int ordinal = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            String name = String.valueOf(from.getFileName());
            boolean wanted = Files.isDirectory(from) || name.startsWith("jna") || name.startsWith("fetchproof");
            if (wanted) {
                Path to = target.resolve(ordinal++ + "-" + name);
                copy(from, to);
                copied.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** What this machine allows, found out once. */
    private static final class Machine {
        private static final Path DIRECTORY = newDirectory();
        private static final Climb CLIMB = Ladder.climb(DIRECTORY);
        private static final List<Way> WAYS = find();

        private static List<Way> find() {
            try {
                List<Way> ways = new ArrayList<>();
                if (!CLIMB.holds()) {
                    System.out.println("Tests in a sandbox are skipped: " + String.join("\n  ", CLIMB.describe()));
                    return ways;
                }
                String name = CLIMB.reached().describe();
                ways.add(new Way(name, List.of(), CLIMB.reached(), DIRECTORY, System.getProperty("java.class.path")));
                if (HostFacts.read().root()) {
                    String classPath = readableByAll(Files.createDirectory(DIRECTORY.resolve("class-path")));
                    ways.add(new Way("an ordinary user", ORDINARY_USER, Rung.USER_NAMESPACE, DIRECTORY, classPath));
                }
                return ways;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static Path newDirectory() {
            try {
                Path directory = Files.createTempDirectory("sandbox-test");
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
                return directory;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void delete(Path directory) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                System.err.println("left behind: " + directory + ": " + failed.getMessage());
            }
        }
    }
}
