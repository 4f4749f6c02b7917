package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.scenarios.launch.Launcher;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the kit's own classes are, for the JVMs it starts.
 *
 * @param libraries the directory of all jars, when the kit was started from its jar
 * @param jar the jar itself
 * @param classPath this JVM's own class path
 */
record Installation(Optional<Path> libraries, Optional<Path> jar, String classPath) {

    static Installation current() {
        return new Installation(
                Optional.ofNullable(System.getProperty(Launcher.LIBRARIES)).map(Path::of),
                Optional.ofNullable(System.getProperty(Launcher.JAR)).map(Path::of),
                System.getProperty("java.class.path"));
    }

    /** A class path with everything of the kit. */
    String kitClassPath() {
        return libraries.map(directory -> directory.resolve("*").toString()).orElse(classPath);
    }

    /** A class path with the user's classes first, and of the kit only what needs the JDK alone. */
    String subjectClassPath(String users) {
        return users + File.pathSeparator + jar.map(Path::toString).orElse(classPath);
    }

    /** The argv of a JVM that runs {@link Main} again with these arguments, as this one was started. */
    List<String> command(List<String> arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(java());
        argv.add("-cp");
        argv.add(kitClassPath());
        libraries.ifPresent(directory -> argv.add("-D" + Launcher.LIBRARIES + "=" + directory));
        jar.ifPresent(file -> argv.add("-D" + Launcher.JAR + "=" + file));
        argv.add(Main.class.getName());
        argv.addAll(arguments);
        return List.copyOf(argv);
    }

    /** The program that runs this JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
