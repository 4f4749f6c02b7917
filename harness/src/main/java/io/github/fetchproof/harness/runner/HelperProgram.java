package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.scenario.AuthHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;

/** The program of an {@link AuthHelper}, on disk: a shell script beside what it prints. */
final class HelperProgram {

    private static final String SCRIPT = """
            #!/bin/sh
            if [ $# = 0 ]; then cat "$0.first"; else cat "$0.again"; fi
            """;

    private HelperProgram() {}

    /**
     * Writes it.
     *
     * @param wording makes the run's words of a scenario's
     * @return the program
     */
    static Path write(Path directory, AuthHelper helper, UnaryOperator<String> wording) throws IOException {
        Path program = Files.writeString(directory.resolve("goauth"), SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(directory.resolve("goauth.first"), wording.apply(helper.first()));
        Files.writeString(directory.resolve("goauth.again"), wording.apply(helper.again()));
        return program;
    }
}
