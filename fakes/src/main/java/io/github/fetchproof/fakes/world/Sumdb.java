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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A checksum database of a world: whose hashes it has, and what it tells of them.
 *
 * <p>A value: equal when name, modules, size and what it tells are. Immutable; threads may share it. A class and not a record
 * because the database is made once, when it is first asked.
 */
public final class Sumdb {

    /** Records before the first module's in a database with more than the modules'. */
    static final int BEFORE = 5;

    private static final Hash1 OF_FILLERS = new Hash1("h1:" + "A".repeat(43) + "=");
    private static final byte[] SEED = new byte[32];

    static {
        Arrays.fill(SEED, (byte) 7);
    }

    private final String name;
    private final List<Module> modules;
    private final int size;
    private final DatabaseVariant variant;
    private final Map<DatabaseVariant, Sumdb> others =
            new EnumMap<>(DatabaseVariant.class); // each made when first asked for
    private @Nullable Database database; // made when first asked for

    /**
     * A checksum database.
     *
     * @param name what its key is called: its host, and perhaps a path there
     * @param modules whose records it has, in the order they were added
     * @param size how many records it has; where there are more than modules, they stand from record {@value #BEFORE} on, among
     *     those of {@code example.com/y0}, {@code example.com/y1} and so on
     * @param variant what it tells, of the first module if not the truth; the evil hash is that of the {@linkplain
     *     Module#forged() forged} one
     * @throws IllegalArgumentException when it has no proper name, or there is not room for the modules
     */
    public Sumdb(String name, List<Module> modules, int size, DatabaseVariant variant) {
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
        this.name = name;
        this.modules = List.copyOf(modules);
        this.size = size;
        this.variant = variant;
    }

    /** What its key is called. */
    public String name() {
        return name;
    }

    /** Whose records it has. */
    public List<Module> modules() {
        return modules;
    }

    /** How many records it has. */
    public int size() {
        return size;
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
    public synchronized Sumdb telling(DatabaseVariant other) {
        return others.computeIfAbsent(other, tale -> new Sumdb(name, modules, size, tale));
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
    public synchronized Database database() {
        Database made = database;
        if (made == null) {
            TransparencyLog truth = truth();
            made = variant == DatabaseVariant.HONEST
                    ? truth
                    : variant.told(truth, record(modules.get(0).forged()));
            database = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sumdb that
                && name.equals(that.name)
                && modules.equals(that.modules)
                && size == that.size
                && variant == that.variant;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, modules, size, variant);
    }

    @Override
    public String toString() {
        return name + " with " + size + " records, which tells: " + variant.describe();
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
