package io.github.fetchproof.harness.door;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Where a subject leaves what it downloaded, as templates of paths. Placeholders: {@code {cache}} the module cache, {@code
 * {home}} the home directory, {@code {directory}} the directory with the {@code go.mod}, {@code {module}} and {@code {version}},
 * {@code {module_escaped}} and {@code {version_escaped}} (https://go.dev/ref/mod#goproxy-protocol). Relative paths are below the
 * {@code go.mod}'s directory. Immutable.
 */
public record Artifacts(String info, String mod, String zip) {
    private static final String VERSION = "{cache}/cache/download/{module_escaped}/@v/{version_escaped}";
    private static final Set<String> KNOWN =
            Set.of("cache", "home", "directory", "module", "version", "module_escaped", "version_escaped");

    /** Go's own module cache, see https://go.dev/ref/mod#module-cache. */
    public static final Artifacts MODULE_CACHE = new Artifacts(VERSION + ".info", VERSION + ".mod", VERSION + ".zip");

    /** @throws IllegalArgumentException when a template has an unknown placeholder, with a predicate that says which */
    public Artifacts {
        new Template(info).limitedTo(KNOWN);
        new Template(mod).limitedTo(KNOWN);
        new Template(zip).limitedTo(KNOWN);
    }

    /** Where the {@code .info} of a version is expected. */
    public Path info(ModuleVersion version, Place place) {
        return locate(info, version, place);
    }

    /** Where the {@code .mod} of a version is expected. */
    public Path mod(ModuleVersion version, Place place) {
        return locate(mod, version, place);
    }

    /** Where the {@code .zip} of a version is expected. */
    public Path zip(ModuleVersion version, Place place) {
        return locate(zip, version, place);
    }

    private static Path locate(String template, ModuleVersion version, Place place) {
        String filled = new Template(template)
                .fill(Map.of(
                        "cache", place.moduleCache().toString(),
                        "home", place.home().toString(),
                        "directory", place.work().toString(),
                        "module", version.path().value(),
                        "version", version.version().value(),
                        "module_escaped", version.escapedPath(),
                        "version_escaped", version.escapedVersion()));
        return place.work().resolve(filled).normalize();
    }
}
