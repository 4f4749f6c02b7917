package io.github.fetchproof.harness.door;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs as a shell would, without running them. */
public final class Programs {
    private Programs() {}

    /** Whether a program can be started: an executable file, by its path or found in the directories of {@code path}. */
    public static boolean commandExists(String program, String path) {
        return find(program, path).isPresent();
    }

    /**
     * The program's file.
     *
     * @param path the value of {@code PATH}; an empty element is no directory here
     */
    public static Optional<Path> find(String program, String path) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program)).filter(Programs::isProgram);
        }
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && !program.isEmpty()) {
                Path candidate = Path.of(directory, program);
                if (isProgram(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** Why a program cannot be started, in one sentence; empty when it can. */
    static Optional<String> problem(String program, String path) {
        if (commandExists(program, path)) {
            return Optional.empty();
        }
        if (program.contains("/")) {
            String what = Files.exists(Path.of(program)) ? "is not an executable file" : "does not exist";
            return Optional.of("the program " + program + " " + what);
        }
        return Optional.of("the program " + program + " is not in PATH (" + path + ")");
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
