package io.github.fetchproof.fakes.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What exists: modules, and which proxy holds which of them. Immutable.
 *
 * @param proxies proxy name to the modules it holds, in the order they were named
 */
public record World(Map<String, List<Module>> proxies) {
    public World {
        Map<String, List<Module>> copy = new LinkedHashMap<>();
        proxies.forEach((name, held) -> copy.put(name, List.copyOf(held)));
        proxies = java.util.Collections.unmodifiableMap(copy);
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
}
