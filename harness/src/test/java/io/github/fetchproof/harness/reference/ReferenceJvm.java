package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.SampleModule.A;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts processes of a fetcher, each a JVM that starts fast: it compiles little, and an archive holds the classes it loads.
 *
 * @param options of the JVM
 * @param classPath jars alone: no archive holds classes that lie in directories
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">class data sharing</a>
 */
record ReferenceJvm(List<String> options, String classPath) {
    private static final long PATIENCE_SECONDS = 120;

    /**
     * Makes the archive, by a fetch for rehearsal.
     *
     * @param scratch an empty directory that outlives all processes
     * @param heap as {@code -Xmx} takes it
     */
    static ReferenceJvm prepare(Path scratch, String heap) throws IOException, InterruptedException {
        List<String> options = List.of(
                "-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable");
        String classPath = jars(scratch);
        Path home = Files.createDirectory(scratch.resolve("rehearsal"));
        Path archive = scratch.resolve("classes.jsa");
        ReferenceJvm rehearsal = new ReferenceJvm(and(options, "-XX:ArchiveClassesAtExit=" + archive), classPath);
        try (FakeProxy proxy = FakeProxy.of(A)) {
            Process process = rehearsal.start(ReferenceProvider.class, proxy, List.of(A), List.of(home));
            process.getOutputStream().close();
            Ran ran = Ran.of(process);
            assertThat(ran.exit()).as(ran.output()).isZero();
        }
        return new ReferenceJvm(and(options, "-XX:SharedArchiveFile=" + archive), classPath);
    }

    /** How a process ended, and all it said. */
    record Ran(int exit, String output) {

        /** Waits for its end, not forever. */
        static Ran of(Process process) throws IOException, InterruptedException {
            return of(process, line -> {});
        }

        /** Waits for its end, not forever, and shows each line as it comes. */
        static Ran of(Process process, Consumer<String> listener) throws IOException, InterruptedException {
            try {
                StringBuilder said = new StringBuilder();
                process.inputReader(UTF_8)
                        .lines()
                        .peek(listener)
                        .forEach(line -> said.append(line).append('\n'));
                String output = said.toString();
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as(output)
                        .isTrue();
                return new Ran(process.exitValue(), output);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** A process of {@link Fetches} that begins when its standard input is closed. */
    Process start(
            Class<? extends FetcherProvider> provider, FakeProxy proxy, List<SampleModule> modules, List<Path> homes)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, Fetches.class.getName(), provider.getName()));
        command.add(modules.stream().map(SampleModule::toString).collect(Collectors.joining(",")));
        homes.forEach(home -> command.add(home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GOPROXY", proxy.url());
        // A crowd on a busy machine makes everybody slow; nothing here is about time.
        for (String limit : List.of("LOOKUP", "CONNECT", "HEADER", "STALL")) {
            builder.environment().put("FETCHPROOF_" + limit + "_TIMEOUT", "60s");
        }
        builder.environment().put("FETCHPROOF_TIMEOUT", "2m");
        return builder.start();
    }

    private static List<String> and(List<String> options, String more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    /** This JVM's class path with a jar in place of each directory. */
    private static String jars(Path scratch) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(
                    Files.isDirectory(path)
                            ? packed(path, scratch.resolve(jars.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path packed(Path directory, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            out.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(directory.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
