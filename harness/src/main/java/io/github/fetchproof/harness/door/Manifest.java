package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.KnownFailure;
import io.github.fetchproof.harness.trace.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a subject declares before a run: how it is started, what it can do, how long it takes at most. Immutable.
 *
 * @param name a short name for reports
 * @param versionCommand an argv that prints the version; empty when there is none
 * @param way how it is plugged in
 * @param capabilities what it can do. What the commands of an exec subject show is among it, and {@link
 *     Capability#SESSION} for one that lives on. Empty for a session that is to be asked, see {@link Door#introduce}
 * @param limits how long it takes at most; {@link Limits#DEFAULT} where it does not say
 * @param artifacts where it leaves downloads
 * @param environment variables it needs beyond those it is given
 * @param knownFailures what its maker knows to fail
 */
public record Manifest(
        String name,
        List<String> versionCommand,
        Way way,
        Set<Capability> capabilities,
        Limits limits,
        Artifacts artifacts,
        Map<String, String> environment,
        List<KnownFailure> knownFailures) {

    /** What a command is taken to do when nothing is said of it but its line: what {@code go mod download} is there for. */
    private static final Set<Capability> OF_A_LINE = Set.of(
            Capability.DOWNLOAD,
            Capability.GOPROXY_LIST,
            Capability.PRIVATE_PATTERNS,
            Capability.GO_SUM,
            Capability.MODULE_CACHE);

    public Manifest {
        versionCommand = List.copyOf(versionCommand);
        capabilities = Set.copyOf(capabilities);
        environment = Map.copyOf(environment);
        knownFailures = List.copyOf(knownFailures);
    }

    /**
     * The manifest in a YAML file. A program given by a relative path is looked for beside the file, and {@code {here}} in an
     * argument or in the environment is the file's directory.
     *
     * @throws ManifestException when it cannot be read or used: the file, the field, what was given, what is allowed
     */
    public static Manifest read(Path file) {
        return ManifestReader.read(file);
    }

    /**
     * A bundled manifest: {@code go} or {@code reference}. Both declare {@link Capability#SSH} where there is an {@code ssh} in PATH.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Manifest bundled(String name) {
        try (InputStream in = Manifest.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("no manifest is bundled for " + name);
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Manifest manifest = ManifestReader.parse(yaml, name + ".yaml", currentDirectory());
            String path = System.getenv().getOrDefault("PATH", "");
            return Programs.commandExists("ssh", path) ? manifest : manifest.without(Capability.SSH);
        } catch (IOException e) {
            throw new IllegalStateException("the bundled manifest " + name + " cannot be read", e);
        }
    }

    /**
     * A command that downloads, by its line: {@code my-fetcher --into {cache} {module}@{version}}. The line is split and unquoted
     * as a shell would, but no shell is run. {@code {here}}, and a program by a relative path, are seen from the current
     * directory.
     *
     * <p>When the program is {@code go}, all else is as in the bundled manifest for it. Of any other it is taken that it reads
     * GOPROXY lists, private patterns and go.sum, and keeps Go's module cache.
     *
     * @throws ManifestException when the line cannot be split or holds an unknown placeholder
     */
    public static Manifest ofExec(String argvLine) {
        List<String> argv = Argv.from(currentDirectory(), Argv.split(argvLine));
        Command download;
        try {
            download = new Command(Operation.DOWNLOAD, argv);
        } catch (IllegalArgumentException e) {
            throw new ManifestException("the command line " + e.getMessage() + ": " + argvLine, e);
        }
        String name = fileName(argv.get(0));
        if (name.equals("go")) {
            return bundled("go").ofGo(argv.get(0), download);
        }
        Way.Exec way = new Way.Exec(Map.of(Operation.DOWNLOAD, download));
        Set<Capability> capabilities = EnumSet.copyOf(OF_A_LINE);
        capabilities.addAll(way.capabilities());
        return new Manifest(
                name, List.of(), way, capabilities, Limits.DEFAULT, Artifacts.MODULE_CACHE, Map.of(), List.of());
    }

    /** A command that speaks the session protocol, by its line. What it can do, it is asked. */
    public static Manifest ofSession(String argvLine) {
        List<String> argv = Argv.from(currentDirectory(), Argv.split(argvLine));
        return living(fileName(argv.get(0)), new Way.Session(argv));
    }

    /** A Java fetcher, by its provider's class. What it can do, it is asked. */
    public static Manifest ofJava(String className, String classPath, List<String> jvmOptions) {
        if (className.isBlank()) {
            throw new ManifestException("a Java subject must name the class of its provider");
        }
        return living(
                className.substring(className.lastIndexOf('.') + 1), new Way.Java(className, classPath, jvmOptions));
    }

    private static Manifest living(String name, Way way) {
        return new Manifest(
                name, List.of(), way, Set.of(), Limits.DEFAULT, Artifacts.MODULE_CACHE, Map.of(), List.of());
    }

    /** This manifest, of {@code go}, for a certain {@code go} and another way to download. */
    private Manifest ofGo(String go, Command download) {
        if (!(way instanceof Way.Exec exec)) {
            throw new AssertionError(way);
        }
        Map<Operation, Command> commands = new EnumMap<>(Operation.class);
        exec.commands()
                .forEach((operation, each) ->
                        commands.put(operation, new Command(operation, withProgram(go, each.argv()))));
        commands.put(Operation.DOWNLOAD, download);
        Way.Exec other = new Way.Exec(commands);
        Set<Capability> all = EnumSet.copyOf(capabilities);
        all.addAll(other.capabilities());
        return new Manifest(
                name, withProgram(go, versionCommand), other, all, limits, artifacts, environment, knownFailures);
    }

    private static List<String> withProgram(String program, List<String> argv) {
        List<String> changed = new ArrayList<>(argv);
        changed.set(0, program);
        return changed;
    }

    /** The same, with other limits. */
    public Manifest withLimits(Limits other) {
        return new Manifest(name, versionCommand, way, capabilities, other, artifacts, environment, knownFailures);
    }

    /** The same manifest of a subject that is started in another way. */
    public Manifest withWay(Way other) {
        return new Manifest(name, versionCommand, other, capabilities, limits, artifacts, environment, knownFailures);
    }

    private Manifest without(Capability capability) {
        Set<Capability> others = EnumSet.copyOf(capabilities);
        others.remove(capability);
        return withCapabilities(others);
    }

    /** The same, with other capabilities: those a session told of itself. */
    public Manifest withCapabilities(Set<Capability> other) {
        return new Manifest(name, versionCommand, way, other, limits, artifacts, environment, knownFailures);
    }

    /**
     * The same, with the failures that a YAML file declares beside its own, in the form they have in a manifest.
     *
     * @throws ManifestException when it cannot be read or used
     */
    public Manifest withKnownFailures(Path file) {
        List<KnownFailure> all = new ArrayList<>(knownFailures);
        all.addAll(ManifestReader.knownFailures(file));
        return new Manifest(name, versionCommand, way, capabilities, limits, artifacts, environment, all);
    }

    /**
     * What cannot be started, one sentence each; empty when every program is there.
     *
     * @param path the value of {@code PATH}
     */
    public List<String> missingPrograms(String path) {
        Set<String> programs = new TreeSet<>(way.programs().toList());
        versionCommand.stream().limit(1).forEach(programs::add);
        return programs.stream()
                .flatMap(each -> Programs.problem(each, path).stream())
                .toList();
    }

    private static String fileName(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    private static Path currentDirectory() {
        return Path.of("").toAbsolutePath();
    }
}
