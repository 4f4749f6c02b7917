package io.github.fetchproof.fakes.gomod;

import java.util.Optional;

/**
 * A module at a version that agrees with its path, written {@code path@version}. Immutable.
 *
 * <p>The order is by path, then by version.
 */
public record ModuleVersion(ModulePath path, Version version) implements Comparable<ModuleVersion> {

    /** @throws IllegalArgumentException when the version's major number is not the one the path asks for */
    public ModuleVersion {
        Optional<String> problem = path.disagreement(version);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get() + ": " + path + "@" + version);
        }
    }

    /** The module {@code path} at {@code version}, both checked. */
    public static ModuleVersion of(String path, String version) {
        return new ModuleVersion(new ModulePath(path), new Version(version));
    }

    /** Reads {@code path@version}. */
    public static ModuleVersion parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("a module version must read path@version: " + ForeignText.quoted(text));
        }
        return of(text.substring(0, at), text.substring(at + 1));
    }

    /** The path as it stands in URLs and file names. */
    public String escapedPath() {
        return path.escaped();
    }

    /** The version as it stands in URLs and file names. */
    public String escapedVersion() {
        return version.escaped();
    }

    /** Both, as they stand in names of cache directories and in lookups at a checksum database: {@code example.com/!foo@v1.0.0}. */
    public String escaped() {
        return escapedPath() + "@" + escapedVersion();
    }

    /**
     * Where an artefact is found below the base URL of a proxy, and below {@code cache/download} of a module cache, without a
     * leading slash: {@code example.com/!foo/@v/v1.0.0.zip}. See https://go.dev/ref/mod#goproxy-protocol.
     *
     * @param extension {@code info}, {@code mod}, {@code zip} or {@code ziphash}
     */
    public String artefact(String extension) {
        return escapedPath() + "/@v/" + escapedVersion() + "." + extension;
    }

    /** What every name in the module's zip begins with: {@code path@version/}, not escaped. */
    public String zipPrefix() {
        return this + "/";
    }

    @Override
    public int compareTo(ModuleVersion other) {
        int order = path.compareTo(other.path);
        return order != 0 ? order : version.compareTo(other.version);
    }

    @Override
    public String toString() {
        return path.value() + "@" + version.value();
    }
}
