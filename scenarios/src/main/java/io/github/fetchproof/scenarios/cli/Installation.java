package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.scenarios.launch.Launcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the kit's own classes are, for the JVMs it starts.
 *
 * @param libraries the directory of all jars, when the kit was started from its jar
 * @param classPath this JVM's own class path
 */
record Installation(Optional<Path> libraries, String classPath) {

    static Installation current() {
        return new Installation(
                Optional.ofNullable(System.getProperty(Launcher.LIBRARIES)).map(Path::of),
                System.getProperty("java.class.path"));
    }

    /** A class path with everything of the kit. */
    String kitClassPath() {
        return libraries.map(directory -> directory.resolve("*").toString()).orElse(classPath);
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
