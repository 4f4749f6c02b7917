package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A module version that exists somewhere: its files and its time.
 *
 * @param id path and version
 * @param time when the version was made
 * @param files file name relative to the module's root, to text; holds {@code go.mod}
 */
public record Module(ModuleVersion id, Instant time, Map<String, String> files) {
    public Module {
        if (!files.containsKey("go.mod")) {
            throw new IllegalArgumentException("a module of a world needs a go.mod: " + id);
        }
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The text of its go.mod. */
    public String goMod() {
        return java.util.Objects.requireNonNull(files.get("go.mod"));
    }
}
