package io.github.fetchproof.harness.door;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The environment of a subject: everything a fetcher needs to know and nothing of the machine it runs on. Values only.
 *
 * <p>See https://go.dev/ref/mod#environment-variables.
 */
final class Environment {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Says where a subject may write down how it ended; see {@link Reported}. */
    static final String RESULT = "FETCHPROOF_RESULT";

    /** Where a subject works: a place decides these. */
    private static final Set<String> OF_THE_PLACE =
            Set.of("PATH", "HOME", "TMPDIR", "GOPATH", "GOMODCACHE", "GOCACHE", RESULT, Cage.LEFT_BEHIND);

    /** What a scenario decides. */
    private static final Set<String> OF_THE_SCENARIO = Set.of(
            "GOPROXY",
            "GONOPROXY",
            "GOPRIVATE",
            "GOSUMDB",
            "GONOSUMDB",
            "GOINSECURE",
            "GOVCS",
            "GOAUTH",
            "NETRC",
            "DOCKER_AUTH_CONFIG",
            "SSL_CERT_FILE",
            "GIT_SSL_CAINFO",
            "GIT_SSH_COMMAND");

    private Environment() {}

    /**
     * The whole environment.
     *
     * @param place only its directories are used
     * @param path the value of {@code PATH}
     * @param settings what a scenario adds or changes, for instance {@code GOPROXY}. A variable set to the empty text is left
     *     out, which is the same to Go; {@code GOPROXY} and {@code GOSUMDB} are {@code off} unless set, so that nothing outside is
     *     asked by an oversight
     * @throws IllegalArgumentException when a setting is no variable's name, or one the place decides
     */
    static Map<String, String> of(Place place, String path, Map<String, String> settings) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("GOPROXY", "off");
        variables.put("GOSUMDB", "off");
        variables.put("GOFLAGS", "-modcacherw");
        variables.put("GOTOOLCHAIN", "local");
        variables.put("GOENV", "off");
        variables.put("NO_PROXY", "*");
        variables.put("GODEBUG", "netdns=go");
        variables.put("LANG", "C.UTF-8");
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        // Caged JVMs have like process ids, and would quarrel on standard output over one file of performance data.
        // A JVM asks the system for its user's home and ignores HOME, and TMPDIR likewise. It tells of this variable on
        // standard error.
        variables.put(
                "JAVA_TOOL_OPTIONS",
                "-XX:-UsePerfData -Duser.home=" + quoted(place.home().toString()) + " -Djava.io.tmpdir="
                        + quoted(place.temporary().toString()));
        variables.put("PATH", path);
        variables.put("HOME", place.home().toString());
        variables.put("TMPDIR", place.temporary().toString());
        variables.put("GOPATH", place.goPath().toString());
        variables.put("GOMODCACHE", place.moduleCache().toString());
        variables.put("GOCACHE", place.buildCache().toString());
        return set(variables, settings);
    }

    /**
     * An environment with other values; an empty one takes the variable away.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    static Map<String, String> set(Map<String, String> environment, Map<String, String> settings) {
        Map<String, String> variables = new TreeMap<>(environment);
        settings.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || OF_THE_PLACE.contains(name)) {
                throw new IllegalArgumentException("a setting must be a variable the place does not decide: " + name);
            }
            variables.put(name, value);
        });
        variables.values().removeIf(String::isEmpty);
        return variables;
    }

    /**
     * An environment with what a manifest adds; {@code GOFLAGS} and {@code JAVA_TOOL_OPTIONS} are added to the end of what is
     * there.
     */
    static Map<String, String> with(Map<String, String> environment, Map<String, String> additions) {
        Map<String, String> all = new TreeMap<>(environment);
        additions.forEach((name, value) -> {
            boolean joined = name.equals("GOFLAGS") || name.equals("JAVA_TOOL_OPTIONS");
            all.merge(name, value, (before, added) -> joined ? before + " " + added : added);
        });
        return all;
    }

    /** Why a manifest may not set a variable; empty when it may. */
    static Optional<String> objection(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("is no name of a variable");
        }
        if (OF_THE_PLACE.contains(name) || OF_THE_SCENARIO.contains(name)) {
            return Optional.of("is set by the kit");
        }
        return Optional.empty();
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(Character::isWhitespace) ? "'" + value + "'" : value;
    }
}
