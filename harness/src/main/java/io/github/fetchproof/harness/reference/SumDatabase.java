package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.sumdb.Hash;
import io.github.fetchproof.fakes.sumdb.Lookup;
import io.github.fetchproof.fakes.sumdb.Note;
import io.github.fetchproof.fakes.sumdb.Tile;
import io.github.fetchproof.fakes.sumdb.Tiling;
import io.github.fetchproof.fakes.sumdb.TreeHead;
import io.github.fetchproof.fakes.sumdb.TreeTiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a checksum database says of module versions, as far as it is proven: by a record in a signed tree that begins with every
 * tree seen before. Safe to share.
 *
 * @see <a href="https://go.dev/design/25530-sumdb">Go's checksum database</a>
 */
final class SumDatabase {
    private static final int HEIGHT = 8;

    private final Decisions decisions;
    private final SumSetting setting;
    private final SumServer server;
    private final SumCache cache;

    SumDatabase(Decisions decisions, SumSetting setting, SumServer server, SumCache cache) {
        this.decisions = decisions;
        this.setting = setting;
        this.server = server;
        this.cache = cache;
    }

    /**
     * The lines of go.sum that the database has of a module version.
     *
     * @throws FetchFailure of class {@code INTEGRITY} when what it says is not proven, or not of this version; of others when it
     *     could not be asked (SDB-018)
     */
    synchronized GoSum lines(ModuleVersion module, Errand errand) throws FetchFailure, InterruptedException {
        String path = decisions.lookupPath(module);
        Optional<byte[]> kept = kept(path);
        if (kept.isPresent()) {
            try {
                return believed(kept.get(), module, errand);
            } catch (IllegalArgumentException damaged) {
                errand.remark("what " + setting.name() + " said of " + module
                        + " is in the module cache and was not used: " + damaged.getMessage());
            }
        }
        byte[] body = server.get(path, Part.LOOKUP, errand);
        try {
            GoSum lines = believed(body, module, errand);
            cache.keepAnswer(path, body);
            return lines;
        } catch (IllegalArgumentException lie) {
            throw new FetchFailure(
                    FailureClass.INTEGRITY,
                    "what the checksum database " + setting.name() + " says of " + module + " cannot be trusted: "
                            + lie.getMessage());
        }
    }

    /** @throws IllegalArgumentException when the answer is not proven, or not of this version */
    private GoSum believed(byte[] body, ModuleVersion module, Errand errand) throws FetchFailure, InterruptedException {
        Lookup lookup = decisions.lookup(new String(body, UTF_8));
        TreeHead head = signed(lookup.note());
        if (lookup.id() >= head.size()) {
            throw new IllegalArgumentException(
                    "the record is said to be number " + lookup.id() + " of a tree of " + head.size());
        }
        TreeHead tree = seen(head, lookup.note(), errand);
        Hash proven = tiles(tree, new Tiling(HEIGHT, tree.size()).forRecord(lookup.id()), errand)
                .record(lookup.id());
        if (!decisions.isProven(Hash.ofRecord(lookup.text().getBytes(UTF_8)), proven)) {
            throw new IllegalArgumentException("the record is not the one in the tree");
        }
        return decisions.recorded(lookup, module);
    }

    /** A tree as it is signed by the database (SDB-009). */
    private TreeHead signed(String note) {
        Note read = Note.parse(note);
        if (!decisions.isSigned(read, setting.key())) {
            throw new IllegalArgumentException("the tree is not signed with the key of GOSUMDB");
        }
        return TreeHead.parse(read.text());
    }

    /** The newest tree seen, this one included, when one of the two begins with the other (SDB-013, SDB-014). */
    private TreeHead seen(TreeHead head, String note, Errand errand) throws FetchFailure, InterruptedException {
        Optional<String> before = cache.newest().map(bytes -> new String(bytes, UTF_8));
        TreeHead known = before.isPresent() ? signed(before.get()) : head;
        boolean older = head.size() <= known.size();
        TreeHead larger = older ? known : head;
        TreeHead smaller = older ? head : known;
        boolean agrees = tiles(larger, new Tiling(HEIGHT, larger.size()).forTree(smaller.size()), errand)
                .beginsWith(smaller);
        if (!agrees && decisions.distrustsForks()) {
            throw new IllegalArgumentException("it has signed two trees of which neither begins with the other:\n"
                    + before.orElse("") + "\n" + note);
        }
        if (before.isEmpty() || decisions.becomesNewest(!older)) {
            cache.keepNewest(note.getBytes(UTF_8));
        }
        return larger;
    }

    /** Tiles of a tree; what was kept and is damaged is read anew. */
    private TreeTiles tiles(TreeHead tree, List<Tile> wanted, Errand errand) throws FetchFailure, InterruptedException {
        Map<Tile, byte[]> kept = new LinkedHashMap<>();
        wanted.forEach(tile -> kept(tile).ifPresent(bytes -> kept.put(tile, bytes)));
        if (!kept.isEmpty()) {
            try {
                return verified(tree, wanted, kept, errand);
            } catch (IllegalArgumentException damaged) {
                errand.remark(
                        "tiles of " + setting.name() + " in the module cache were not used: " + damaged.getMessage());
            }
        }
        return verified(tree, wanted, Map.of(), errand);
    }

    /** Tiles of a tree, those that were not kept before kept now. */
    private TreeTiles verified(TreeHead tree, List<Tile> wanted, Map<Tile, byte[]> kept, Errand errand)
            throws FetchFailure, InterruptedException {
        Map<Tile, byte[]> read = read(wanted, kept, errand);
        TreeTiles tiles = TreeTiles.of(tree, HEIGHT, read);
        decisions.problem(tiles).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        for (Map.Entry<Tile, byte[]> each : read.entrySet()) {
            if (!kept.containsKey(each.getKey())) {
                cache.keepAnswer(each.getKey().path(), each.getValue());
            }
        }
        return tiles;
    }

    private Optional<byte[]> kept(Tile tile) {
        return kept(tile.path()).filter(bytes -> bytes.length == tile.width() * Hash.BYTES);
    }

    private Optional<byte[]> kept(String path) {
        return decisions.usesKeptProofs() ? cache.answer(path) : Optional.empty();
    }

    private Map<Tile, byte[]> read(List<Tile> wanted, Map<Tile, byte[]> kept, Errand errand)
            throws FetchFailure, InterruptedException {
        Map<Tile, byte[]> read = new LinkedHashMap<>();
        for (Tile each : wanted) {
            Optional<byte[]> before = Optional.ofNullable(kept.get(each));
            read.put(each, before.isPresent() ? before.get() : read(each, errand));
        }
        return read;
    }

    /** A tile; of one that is not full and not there any more, as much of the full one (SDB-015). */
    private byte[] read(Tile tile, Errand errand) throws FetchFailure, InterruptedException {
        try {
            return server.get(tile.path(), Part.TILE, errand);
        } catch (FetchFailure gone) {
            if (tile.isFull() || !decisions.asksForFullTiles()) {
                throw gone;
            }
        }
        Tile full = Tile.full(tile.height(), tile.level(), tile.number());
        byte[] bytes = server.get(full.path(), Part.TILE, errand);
        return Arrays.copyOf(bytes, Math.min(bytes.length, tile.width() * Hash.BYTES));
    }
}
