package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.scenarios.launch.Launcher;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the kit's own classes are, for the JVMs it starts.
 *
 * @param libraries the directory of all jars, when the kit was started from its jar
 * @param classPath this JVM's own class path
 */
record Installation(Optional<Path> libraries, String classPath) {

    /** How the names of the jars begin that hold thousands of classes, and none that a fetcher of ours uses. */
    private static final List<String> OF_THE_FAKES = List.of(
            "wiremock-",
            "bcprov-",
            "bcpkix-",
            "bctls-",
            "bcutil-",
            "testcontainers-",
            "docker-java-",
            "sshd-",
            "java-jwt-");

    static Installation current() {
        return new Installation(
                Optional.ofNullable(System.getProperty(Launcher.LIBRARIES)).map(Path::of),
                System.getProperty("java.class.path"));
    }

    /** A class path with everything of the kit. */
    String kitClassPath() {
        return libraries.map(directory -> directory.resolve("*").toString()).orElse(classPath);
    }

    /**
     * A class path with everything that the bundled fetcher uses. Of every jar that lies on it a JVM reads the list of entries
     * when it starts, and a run starts hundreds: those that serve the fakes alone are left out.
     */
    String fetcherClassPath() {
        return libraries.map(Installation::withoutThoseOfTheFakes).orElse(classPath);
    }

    private static String withoutThoseOfTheFakes(Path directory) {
        try (Stream<Path> jars = Files.list(directory)) {
            return jars.filter(jar ->
                            OF_THE_FAKES.stream().noneMatch(jar.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The argv of a JVM that runs {@link Main} with these arguments, out of the same classes as this one. */
    List<String> command(List<String> arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.add("-XX:-UsePerfData"); // it is process 1 where it runs, and would quarrel over a file named after that
        argv.add("-XX:TieredStopAtLevel=1"); // a run is over before more would pay
        argv.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        argv.add("-cp");
        argv.add(kitClassPath());
        libraries.ifPresent(directory -> argv.add("-D" + Launcher.LIBRARIES + "=" + directory));
        argv.add(Main.class.getName());
        argv.addAll(arguments);
        return List.copyOf(argv);
    }
}
