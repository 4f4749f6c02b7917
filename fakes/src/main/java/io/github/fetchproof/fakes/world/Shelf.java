package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one proxy holds, asked as proxies are asked: by case-encoded names. See
 * https://go.dev/ref/mod#goproxy-protocol. Immutable.
 *
 * @param modules in any order, each version once
 * @param aliases other names for some of them
 */
public record Shelf(List<Module> modules, List<World.Alias> aliases) {
    private static final Comparator<Module> BY_VERSION =
            Comparator.comparing(module -> module.id().version());

    public Shelf {
        modules = List.copyOf(modules);
        aliases = List.copyOf(aliases);
    }

    /**
     * The text of {@code @v/list}: a line for each version but the pseudo-versions, in order; nothing where no version of the
     * module is held.
     */
    public Optional<String> list(String escapedPath) {
        List<Module> held = versions(escapedPath);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (Module module : held) {
            Version version = module.id().version();
            if (!version.isPseudo()) {
                text.append(version).append('\n');
            }
        }
        return Optional.of(text.toString());
    }

    /** What {@code @latest} names: the highest release, else the highest pre-release, else the newest pseudo-version. */
    public Optional<Module> latest(String escapedPath) {
        List<Module> held = versions(escapedPath);
        return held.stream()
                .filter(module -> !module.id().version().isPrerelease())
                .max(BY_VERSION)
                .or(() -> held.stream()
                        .filter(module -> !module.id().version().isPseudo())
                        .max(BY_VERSION))
                .or(() -> held.stream().max(Comparator.comparing(Module::time).thenComparing(BY_VERSION)));
    }

    /** The module at this version, by its case-encoded name. */
    public Optional<Module> version(String escapedPath, String escapedVersion) {
        return modules.stream()
                .filter(module -> module.id().escapedPath().equals(escapedPath)
                        && module.id().escapedVersion().equals(escapedVersion))
                .findFirst();
    }

    /** The module that is meant by the case-encoded name of a version, or of a branch or commit the proxy knows. */
    public Optional<Module> meant(String escapedPath, String escapedQuery) {
        return version(escapedPath, escapedQuery)
                .or(() -> aliases.stream()
                        .filter(alias -> alias.module().escaped().equals(escapedPath)
                                && alias.query().escaped().equals(escapedQuery))
                        .findFirst()
                        .flatMap(alias -> version(escapedPath, alias.version().escaped())));
    }

    private List<Module> versions(String escapedPath) {
        return modules.stream()
                .filter(module -> module.id().escapedPath().equals(escapedPath))
                .sorted(BY_VERSION)
                .toList();
    }
}
