package io.github.fetchproof.scenarios.certification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code go} command of this machine.
 *
 * @param program how it is called: a name on the search path, or a path
 * @param version for instance {@code 1.23.5}
 */
record GoCommand(String program, String version) {
    private static final Pattern VERSION = Pattern.compile("go version go(1\\.[0-9]+\\S*)");
    private static final long MOST_SECONDS = 60;

    /** The one on the search path, if there is one. */
    static Optional<GoCommand> installed(Path scratch) throws IOException, InterruptedException {
        return at("go", scratch);
    }

    /**
     * That version as a toolchain of the module cache, where the command on the search path puts it when it is not there. See
     * https://go.dev/doc/toolchain.
     *
     * @return empty where it can be had neither here nor from a proxy
     */
    static Optional<GoCommand> toolchain(String version, Path scratch) throws IOException, InterruptedException {
        List<String> where = said(scratch, "local", "go", "env", "GOMODCACHE", "GOOS", "GOARCH")
                .lines()
                .toList();
        if (where.size() != 3) {
            return Optional.empty();
        }
        String name = "toolchain@v0.0.1-go" + version + "." + where.get(1) + "-" + where.get(2);
        Path program = Path.of(where.get(0), "golang.org", name, "bin", "go");
        if (!Files.isExecutable(program)) {
            said(scratch, "go" + version, "go", "version");
        }
        return Files.isExecutable(program) ? at(program.toString(), scratch) : Optional.empty();
    }

    /** The version up to the second dot, for instance {@code 1.23}. */
    String line() {
        int dot = version.indexOf('.', 2);
        return dot < 0 ? version : version.substring(0, dot);
    }

    /** Whether it is that version, or a later one of the same line. */
    boolean isOfTheLineOf(String other) {
        return new GoCommand(program, other).line().equals(line())
                && new Version("v" + version).compareTo(new Version("v" + other)) >= 0;
    }

    private static Optional<GoCommand> at(String program, Path scratch) throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(said(scratch, "local", program, "version"));
        return version.find() ? Optional.of(new GoCommand(program, version.group(1))) : Optional.empty();
    }

    /** What a command says within a minute; empty where there is no such command. */
    private static String said(Path scratch, String toolchain, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(scratch, "said", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("GOTOOLCHAIN", toolchain);
        Process process;
        try {
            process = builder.start();
        } catch (IOException notThere) {
            return "";
        }
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(said, UTF_8);
    }
}
