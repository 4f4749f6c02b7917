package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.KnownFailure;
import io.github.fetchproof.harness.trace.Limits;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a manifest from YAML, strictly. */
final class ManifestReader {
    private static final String KNOWN_FAILURES = "known-failures";

    private final String file;
    private final Path here;
    private final Fields fields;

    private ManifestReader(String file, Path here, Fields fields) {
        this.file = file;
        this.here = here;
        this.fields = fields;
    }

    static Manifest read(Path file) {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return new ManifestReader(file.toString(), directory, Fields.read(file, "a manifest")).manifest();
    }

    /**
     * The manifest that {@code yaml} says.
     *
     * @param file its name in complaints
     * @param here the directory from which relative programs and {@code {here}} are seen
     */
    static Manifest parse(String yaml, String file, Path here) {
        return new ManifestReader(file, here, Fields.parse(yaml, file, "a manifest")).manifest();
    }

    /** The failures a file declares, in the form they have in a manifest. */
    static List<KnownFailure> knownFailures(Path file) {
        return knownFailures(Fields.read(file, "a list of known failures").only(KNOWN_FAILURES));
    }

    private Manifest manifest() {
        String door = fields.text("door");
        Way way;
        if (door.equals("exec")) {
            only("commands");
            way = exec();
        } else if (door.equals("session")) {
            only("command");
            way = new Way.Session(Argv.from(here, fields.argv("command")));
        } else if (door.equals("java")) {
            only("provider", "class-path", "jvm-options");
            way = java();
        } else {
            throw fields.complaint("door", "must be exec, session or java, given '" + door + "'");
        }
        return new Manifest(
                name(),
                fields.has("version-command") ? Argv.from(here, fields.argv("version-command")) : List.of(),
                way,
                capabilities(way),
                limits(),
                artifacts(),
                environment(),
                knownFailures(fields));
    }

    private void only(String... ofTheDoor) {
        List<String> allowed = new ArrayList<>(List.of(
                "name",
                "version-command",
                "door",
                "capabilities",
                "limits",
                "artifacts",
                "environment",
                KNOWN_FAILURES));
        allowed.addAll(Arrays.asList(ofTheDoor));
        fields.only(allowed.toArray(String[]::new));
    }

    private String name() {
        String name = fields.text("name");
        if (name.isBlank()) {
            throw fields.complaint("name", "must not be blank");
        }
        return name;
    }

    private Way exec() {
        Fields commands = fields.fields("commands").orElseThrow(() -> fields.complaint("commands", "is missing"));
        Map<Operation, Command> all = new EnumMap<>(Operation.class);
        for (String each : commands.names()) {
            Operation operation = operation(commands, each);
            try {
                if (all.put(operation, new Command(operation, Argv.from(here, commands.argv(each)))) != null) {
                    throw commands.complaint(each, "is there twice");
                }
            } catch (IllegalArgumentException e) {
                throw commands.complaint(each, String.valueOf(e.getMessage()));
            }
        }
        if (all.isEmpty()) {
            throw fields.complaint("commands", "must hold at least one of " + operations());
        }
        return new Way.Exec(all);
    }

    private static Operation operation(Fields commands, String word) {
        for (Operation each : Operation.values()) {
            if (each.name().equals(word.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw commands.complaint(word, "is no operation; allowed are " + operations());
    }

    private static String operations() {
        return Arrays.stream(Operation.values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private Way java() {
        List<String> classPath = new ArrayList<>();
        for (String each : fields.texts("class-path")) {
            classPath.add(here.resolve(each.replace("{here}", here.toString())).toString());
        }
        String provider = fields.text("provider");
        if (provider.isBlank()) {
            throw fields.complaint("provider", "must name a class");
        }
        // Without a class path of its own the provider is one of the kit's.
        String joined = classPath.isEmpty()
                ? System.getProperty("java.class.path")
                : String.join(File.pathSeparator, classPath);
        return new Way.Java(provider, joined, fields.texts("jvm-options"));
    }

    private Set<Capability> capabilities(Way way) {
        Set<Capability> declared = EnumSet.noneOf(Capability.class);
        for (String word : fields.texts("capabilities")) {
            declared.add(capability(word));
        }
        if (way instanceof Way.Exec exec) {
            checkOffered(declared, exec);
            declared.addAll(exec.capabilities());
        } else if (!declared.isEmpty()) {
            declared.add(Capability.SESSION);
        }
        return declared;
    }

    private Capability capability(String word) {
        try {
            return Capability.of(word);
        } catch (IllegalArgumentException e) {
            String known =
                    Arrays.stream(Capability.values()).map(Capability::word).collect(Collectors.joining(", "));
            throw fields.complaint("capabilities", "must be some of " + known + ", given '" + word + "'");
        }
    }

    private void checkOffered(Set<Capability> declared, Way.Exec exec) {
        for (Operation each : Operation.values()) {
            Capability capability = Capability.of(each);
            if (declared.contains(capability) && !exec.commands().containsKey(each)) {
                throw fields.complaint(
                        "capabilities", "names " + capability.word() + ", but commands has no " + each.name());
            }
        }
        if (declared.contains(Capability.SESSION)) {
            throw fields.complaint("capabilities", "names session, but what is started for each operation is none");
        }
    }

    private Limits limits() {
        Limits usual = Limits.DEFAULT;
        Optional<Fields> given = fields.fields("limits");
        if (given.isEmpty()) {
            return usual;
        }
        Fields limits = given.get().only("connect", "handshake", "header", "stall", "dns", "overall", "attempts");
        return new Limits(
                limits.duration("connect", usual.connect()),
                limits.duration("handshake", usual.handshake()),
                limits.duration("header", usual.header()),
                limits.duration("stall", usual.stall()),
                limits.duration("dns", usual.dns()),
                limits.duration("overall", usual.overall()),
                limits.count("attempts", usual.attempts()));
    }

    private Artifacts artifacts() {
        Optional<Fields> given = fields.fields("artifacts");
        if (given.isEmpty()) {
            return Artifacts.MODULE_CACHE;
        }
        Fields artifacts = given.get().only("info", "mod", "zip");
        try {
            return new Artifacts(
                    artifacts.optionalText("info").orElse(Artifacts.MODULE_CACHE.info()),
                    artifacts.optionalText("mod").orElse(Artifacts.MODULE_CACHE.mod()),
                    artifacts.optionalText("zip").orElse(Artifacts.MODULE_CACHE.zip()));
        } catch (IllegalArgumentException e) {
            throw new ManifestException(file + ": artifacts " + e.getMessage(), e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        fields.mapping("environment").forEach((name, value) -> {
            Environment.objection(name).ifPresent(why -> {
                throw fields.complaint("environment." + name, why);
            });
            environment.put(name, value.replace("{here}", here.toString()));
        });
        return environment;
    }

    private static List<KnownFailure> knownFailures(Fields fields) {
        List<KnownFailure> known = new ArrayList<>();
        for (Fields each : fields.list(KNOWN_FAILURES)) {
            each.only("scenario", "rule", "reason", "expires");
            known.add(new KnownFailure(
                    each.text("scenario"), each.text("rule"), each.text("reason"), each.optionalDate("expires")));
        }
        return known;
    }
}
