package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What exists: modules, and which proxy holds which of them. Immutable.
 *
 * @param proxies proxy name to the modules it holds, in the order they were named
 */
public record World(Map<String, List<Module>> proxies) {

    /** @throws IllegalArgumentException when a proxy has no name, or holds a module version twice */
    public World {
        Map<String, List<Module>> copy = new LinkedHashMap<>();
        proxies.forEach((name, held) -> copy.put(name, checked(name, held)));
        proxies = Collections.unmodifiableMap(copy);
    }

    /** A world without proxies. */
    public static World empty() {
        return new World(Map.of());
    }

    /** This world with one more proxy, which holds {@code modules}. */
    public World proxy(String name, Module... modules) {
        Map<String, List<Module>> more = new LinkedHashMap<>(proxies);
        if (more.putIfAbsent(name, List.of(modules)) != null) {
            throw new IllegalArgumentException("a world names a proxy once: " + name);
        }
        return new World(more);
    }

    /** What a proxy holds; nothing when there is no such proxy. */
    public List<Module> heldBy(String proxy) {
        return proxies.getOrDefault(proxy, List.of());
    }

    /** What a proxy holds, to be asked as proxies are asked. */
    public Shelf shelf(String proxy) {
        return new Shelf(heldBy(proxy));
    }

    private static List<Module> checked(String name, List<Module> held) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a proxy of a world needs a name: \"" + name + "\"");
        }
        Set<ModuleVersion> ids = new HashSet<>();
        for (Module module : held) {
            if (!ids.add(module.id())) {
                throw new IllegalArgumentException(
                        "a proxy holds a module version once: " + name + " has two of " + module.id());
            }
        }
        return List.copyOf(held);
    }
}
