package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;

/**
 * A record of a checksum database: the lines of go.sum for one module version. Immutable.
 *
 * @param module what it is looked up by
 * @param text the lines, each ended by a newline; need not speak of the module
 */
public record ModuleRecord(ModuleVersion module, String text) {

    /** @throws IllegalArgumentException when the text could not be told from what follows it */
    public ModuleRecord {
        if (!text.endsWith("\n") || text.startsWith("\n") || text.contains("\n\n")) {
            throw new IllegalArgumentException("a record must be lines, none of them blank: " + module);
        }
    }

    /** The record of a module with these hashes. */
    public static ModuleRecord of(ModuleVersion module, Hash1 zip, Hash1 goMod) {
        return new ModuleRecord(
                module, GoSum.empty().with(module, zip).withGoMod(module, goMod).render());
    }

    /** What the tree has of it. */
    public Hash hash() {
        return Hash.ofRecord(text.getBytes(UTF_8));
    }
}
