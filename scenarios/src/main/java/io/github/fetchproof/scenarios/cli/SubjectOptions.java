package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.ManifestException;
import io.github.fetchproof.harness.door.Way;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which fetcher is certified, as options; the bundled reference fetcher when none is named. */
final class SubjectOptions {
    @Option(
            names = "--exec",
            paramLabel = "'ARGV'",
            description =
                    "A command that downloads {module} at {version}, started once for each; no shell is involved.")
    private Optional<String> exec = Optional.empty();

    @Option(
            names = "--session",
            paramLabel = "'ARGV'",
            description = "A command that lives on and speaks the session protocol on its standard streams.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--java", paramLabel = "CLASS", description = "A FetcherProvider; goes with --classpath.")
    private Optional<String> java = Optional.empty();

    @Option(names = "--classpath", paramLabel = "CP", description = "Where the class of --java and its libraries are.")
    private Optional<String> classPath = Optional.empty();

    @Option(names = "--manifest", paramLabel = "FILE", description = "A YAML file that declares all of it.")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "NAME=TIME",
            description = "A time limit the fetcher declares, for instance stall=5s; names: connect, handshake,"
                    + " header, stall, dns, overall. Repeatable.")
    private Map<String, String> limits = Map.of();

    @Option(
            names = "--known-failures",
            paramLabel = "FILE",
            description =
                    "A YAML file of failures that are known, which do not count for the exit code; an entry that does"
                            + " not hold does.")
    private Optional<Path> knownFailures = Optional.empty();

    /**
     * What was chosen, with the limits and the known failures given.
     *
     * @throws WrongUsage when the options contradict each other, or name what cannot be used
     */
    Manifest manifest(Installation installation) {
        check();
        try {
            Manifest chosen = chosen(installation);
            chosen = knownFailures.map(chosen::withKnownFailures).orElse(chosen);
            return limits.isEmpty() ? chosen : chosen.withLimits(LimitOption.apply(limits, chosen.limits()));
        } catch (ManifestException wrong) {
            throw WrongUsage.because(wrong);
        }
    }

    /** The same options as one would type them again; empty or ending in a blank. */
    String asArguments() {
        StringBuilder typed = new StringBuilder();
        exec.ifPresent(value -> typed.append("--exec ").append(quoted(value)).append(' '));
        session.ifPresent(
                value -> typed.append("--session ").append(quoted(value)).append(' '));
        java.ifPresent(value -> typed.append("--java ").append(quoted(value)).append(' '));
        classPath.ifPresent(
                value -> typed.append("--classpath ").append(quoted(value)).append(' '));
        manifest.ifPresent(value ->
                typed.append("--manifest ").append(quoted(value.toString())).append(' '));
        knownFailures.ifPresent(value -> typed.append("--known-failures ")
                .append(quoted(value.toString()))
                .append(' '));
        limits.forEach((name, value) ->
                typed.append("--limit ").append(quoted(name + "=" + value)).append(' '));
        return typed.toString();
    }

    private void check() {
        List<String> named = new ArrayList<>();
        exec.ifPresent(value -> named.add("--exec"));
        session.ifPresent(value -> named.add("--session"));
        java.ifPresent(value -> named.add("--java"));
        manifest.ifPresent(value -> named.add("--manifest"));
        if (named.size() > 1) {
            throw new WrongUsage(
                    "one fetcher is certified at a time: " + String.join(" and ", named) + " exclude each other");
        }
        if (java.isPresent() && classPath.isEmpty()) {
            throw new WrongUsage("--java needs --classpath");
        }
        if (classPath.isPresent() && java.isEmpty()) {
            throw new WrongUsage("--classpath goes with --java");
        }
    }

    private Manifest chosen(Installation installation) {
        if (exec.isPresent()) {
            return Manifest.ofExec(exec.get());
        }
        if (session.isPresent()) {
            return Manifest.ofSession(session.get());
        }
        if (java.isPresent()) {
            if (!ClassFiles.hold(classPath.orElse(""), java.get())) {
                throw new WrongUsage("--classpath holds no class " + java.get());
            }
            return Manifest.ofJava(java.get(), classPath.orElse(""), List.of());
        }
        return manifest.map(Manifest::read).orElseGet(() -> reference(installation));
    }

    /** The bundled fetcher's classes are the kit's, which lie elsewhere when the kit runs from its jar. */
    static Manifest reference(Installation installation) {
        Manifest bundled = Manifest.bundled("reference");
        if (!(bundled.way() instanceof Way.Java way)) {
            throw new AssertionError("the reference is a Java fetcher: " + bundled.way());
        }
        return new Manifest(
                bundled.name(),
                bundled.versionCommand(),
                new Way.Java(way.provider(), installation.fetcherClassPath(), way.jvmOptions()),
                bundled.capabilities(),
                bundled.limits(),
                bundled.artifacts(),
                bundled.environment(),
                bundled.knownFailures());
    }

    static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
