package io.github.fetchproof.harness.fetcher;

import java.nio.file.Path;
import java.util.Map;

/**
 * The environment a fetcher works in: Go's own variables, and nothing the kit knows of the scenario.
 *
 * @param variables environment variables by name, for instance {@code GOPROXY}; see
 *     https://go.dev/ref/mod#environment-variables
 */
public record Surroundings(Map<String, String> variables) {
    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /** The value of a variable, or {@code fallback} when it is unset or empty, as Go treats both alike. */
    public String get(String name, String fallback) {
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? fallback : value;
    }

    /**
     * Where modules are kept: {@code GOMODCACHE}, else {@code pkg/mod} under {@code GOPATH}, else under {@code go} in the home
     * directory.
     */
    public Path moduleCache() {
        String cache = get("GOMODCACHE", "");
        if (!cache.isEmpty()) {
            return Path.of(cache);
        }
        return goPath().resolve("pkg").resolve("mod");
    }

    /** The first directory of {@code GOPATH}, else {@code go} in the home directory. */
    public Path goPath() {
        String gopath = get("GOPATH", get("HOME", System.getProperty("user.home")) + "/go");
        return Path.of(gopath.split(java.io.File.pathSeparator, 2)[0]);
    }
}
