package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An honest checksum database: records in order, and the key that signs them. Immutable.
 *
 * <p>All it answers is computed anew each time, which suits thousands of records and not millions. See
 * https://research.swtch.com/tlog.
 *
 * @param key signs its trees
 * @param records in the order they were added
 */
public record TransparencyLog(SignerKey key, List<ModuleRecord> records) implements Database {

    public TransparencyLog {
        records = List.copyOf(records);
    }

    /** This log, signed by another. */
    public TransparencyLog signedBy(SignerKey other) {
        return new TransparencyLog(other, records);
    }

    /** This log as it was when it had so many records. */
    public TransparencyLog first(int size) {
        return new TransparencyLog(key, records.subList(0, size));
    }

    /** A log that has another record in one place, and agrees with this one on all others. */
    public TransparencyLog with(int id, ModuleRecord other) {
        List<ModuleRecord> changed = new ArrayList<>(records);
        changed.set(id, other);
        return new TransparencyLog(key, changed);
    }

    /** Where the record of a module is, counted from 0. */
    public Optional<Integer> idOf(ModuleVersion module) {
        for (int id = 0; id < records.size(); id++) {
            if (records.get(id).module().equals(module)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** The tree over all records. */
    public MerkleTree tree() {
        return new MerkleTree(records.stream().map(ModuleRecord::hash).toList());
    }

    /** What it says of its tree. */
    public TreeHead head() {
        return new TreeHead(records.size(), tree().root());
    }

    /**
     * The signed tree.
     *
     * @param furtherLines follow the tree's three and are signed with them, each ended by a newline; clients must ignore them
     */
    public Note note(String furtherLines) {
        return Note.signed(head().text() + furtherLines, key);
    }

    /** The answer to a lookup of a module that is in the log. */
    public Optional<Lookup> lookup(ModuleVersion module) {
        return idOf(module).map(id -> new Lookup(id, records.get(id).text(), note("").render()));
    }

    /** The bytes of a tile: of its hashes one after the other, or of its records; nothing where the log is not so long. */
    public Optional<byte[]> tile(Tile tile) {
        boolean data = tile.level() == Tile.DATA;
        int level = data ? 0 : tile.level() * tile.height();
        long end = tile.first() + tile.width();
        if (level >= Integer.SIZE - 1 || end > records.size() >> level) {
            return Optional.empty();
        }
        MerkleTree tree = tree();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long node = tile.first(); node < end; node++) {
            bytes.writeBytes(
                    data
                            ? (records.get((int) node).text() + "\n").getBytes(UTF_8)
                            : tree.node(level, node).bytes());
        }
        return Optional.of(bytes.toByteArray());
    }

    @Override
    public Optional<byte[]> answer(String path) {
        if (path.equals(LATEST)) {
            return Optional.of(note("").render().getBytes(UTF_8));
        }
        if (path.startsWith(LOOKUP)) {
            String asked = path.substring(LOOKUP.length());
            return records.stream()
                    .map(ModuleRecord::module)
                    .filter(module -> module.escaped().equals(asked))
                    .findFirst()
                    .flatMap(this::lookup)
                    .map(lookup -> lookup.render().getBytes(UTF_8));
        }
        return path.startsWith("/") ? Tile.at(path.substring(1)).flatMap(this::tile) : Optional.empty();
    }
}
