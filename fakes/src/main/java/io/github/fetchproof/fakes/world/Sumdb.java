package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.sumdb.Database;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.sumdb.ModuleRecord;
import io.github.fetchproof.fakes.sumdb.SignerKey;
import io.github.fetchproof.fakes.sumdb.TransparencyLog;
import io.github.fetchproof.fakes.sumdb.VerifierKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A checksum database of a world: whose hashes it has, and what it tells of them. Immutable.
 *
 * @param name what its key is called: its host, and perhaps a path there
 * @param modules whose records it has, in the order they were added
 * @param size how many records it has; where there are more than modules, they stand from record {@value #BEFORE} on, among those
 *     of {@code example.com/y0}, {@code example.com/y1} and so on
 * @param variant what it tells, of the first module if not the truth; the evil hash is that of the {@linkplain Module#forged()
 *     forged} one
 */
public record Sumdb(String name, List<Module> modules, int size, DatabaseVariant variant) {

    /** Records before the first module's in a database with more than the modules'. */
    static final int BEFORE = 5;

    private static final Hash1 OF_FILLERS = new Hash1("h1:" + "A".repeat(43) + "=");
    private static final byte[] SEED = new byte[32];

    static {
        Arrays.fill(SEED, (byte) 7);
    }

    /** @throws IllegalArgumentException when it has no proper name, or there is not room for the modules */
    public Sumdb {
        modules = List.copyOf(modules);
        if (!name.matches("[a-z0-9.-]+(/[A-Za-z0-9._~-]+)*")) {
            throw new IllegalArgumentException(
                    "a checksum database must have a name like sum.example.com/path: \"" + name + "\"");
        }
        if (size != modules.size() && size < BEFORE + modules.size()) {
            throw new IllegalArgumentException("a checksum database must have as many records as modules, or " + BEFORE
                    + " more at least: " + size + " for " + modules.size());
        }
        if (modules.isEmpty() && variant != DatabaseVariant.HONEST) {
            throw new IllegalArgumentException("a checksum database must have a module to lie about: " + name);
        }
    }

    /** An honest database with the records of these modules. */
    public static Sumdb of(String name, Module... modules) {
        return new Sumdb(name, List.of(modules), modules.length, DatabaseVariant.HONEST);
    }

    /** This database with so many records, its modules' from record {@value #BEFORE} on. */
    public Sumdb amid(int records) {
        return new Sumdb(name, modules, records, variant);
    }

    /** This database, telling something else of its first module. */
    public Sumdb telling(DatabaseVariant other) {
        return new Sumdb(name, modules, size, other);
    }

    /** This database under another name, with other modules in the place of its own. */
    public Sumdb renamed(String other, UnaryOperator<Module> modulesToo) {
        return new Sumdb(other, modules.stream().map(modulesToo).toList(), size, variant);
    }

    /** By which clients know its notes; what {@code GOSUMDB} begins with. */
    public VerifierKey key() {
        return signer().verifier();
    }

    /** What it would tell if it were honest. */
    public TransparencyLog truth() {
        List<ModuleRecord> records = new ArrayList<>();
        int first = size == modules.size() ? 0 : BEFORE;
        for (int id = 0; id < size; id++) {
            boolean filler = id < first || id >= first + modules.size();
            records.add(filler ? filler(id) : record(modules.get(id - first)));
        }
        return new TransparencyLog(signer(), records);
    }

    /** What it tells. */
    public Database database() {
        TransparencyLog truth = truth();
        return variant == DatabaseVariant.HONEST
                ? truth
                : variant.told(truth, record(modules.get(0).forged()));
    }

    private SignerKey signer() {
        return SignerKey.of(name, SEED);
    }

    private static ModuleRecord record(Module module) {
        return ModuleRecord.of(module.id(), module.sum(), module.goModSum());
    }

    private static ModuleRecord filler(int id) {
        return ModuleRecord.of(ModuleVersion.of("example.com/y" + id, "v1.0.0"), OF_FILLERS, OF_FILLERS);
    }
}
