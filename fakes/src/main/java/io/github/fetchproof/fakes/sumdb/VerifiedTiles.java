package io.github.fetchproof.fakes.sumdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tiles of a signed tree, each of them verified up to its root: what a client may believe of a checksum database. Immutable.
 *
 * <p>A tile that the root is not made of must be what its parent says, whatever else is read (golang/go#80744).
 */
public final class VerifiedTiles {
    private final TreeHead head;
    private final int height;
    private final Map<Tile, List<Hash>> hashes;

    private VerifiedTiles(TreeHead head, int height, Map<Tile, List<Hash>> hashes) {
        this.head = head;
        this.height = height;
        this.hashes = hashes;
    }

    /**
     * Verifies tiles.
     *
     * @param height of the tiles
     * @param read all tiles that {@link Tiling} names for what is wanted, with their bytes
     * @throws IllegalArgumentException when one is missing, too short or too long, or not what the tree's head commits to
     */
    public static VerifiedTiles of(TreeHead head, int height, Map<Tile, byte[]> read) {
        Map<Tile, List<Hash>> hashes = new HashMap<>();
        read.forEach((tile, bytes) -> hashes.put(tile, tile.hashes(bytes)));
        VerifiedTiles tiles = new VerifiedTiles(head, height, hashes);
        if (!tiles.rootOf(head.size()).equals(head.root())) {
            throw new IllegalArgumentException(
                    "the tiles make another tree of " + head.size() + " records than the signed one");
        }
        List<Tile> ofRoot = tiles.tiling().forRoot();
        for (Tile tile : hashes.keySet()) {
            if (!ofRoot.contains(tile) && !tiles.hashOf(tile).equals(tiles.toldByParent(tile))) {
                throw new IllegalArgumentException(tile + " is not what the tile above it says");
            }
        }
        return tiles;
    }

    private Tiling tiling() {
        return new Tiling(height, head.size());
    }

    /** The hash of a record. */
    public Hash record(long index) {
        return node(new Subtree(0, index));
    }

    /** Whether the tree begins with all of another, which must not be larger. */
    public boolean beginsWith(TreeHead older) {
        return rootOf(older.size()).equals(older.root());
    }

    private Hash rootOf(long size) {
        List<Subtree> whole = Subtree.of(size);
        Optional<Hash> root = Optional.empty();
        for (int i = whole.size() - 1; i >= 0; i--) {
            Hash left = node(whole.get(i));
            root = Optional.of(root.isEmpty() ? left : Hash.ofNode(left, root.get()));
        }
        return root.orElse(Hash.OF_EMPTY_TREE);
    }

    private Hash node(Subtree subtree) {
        Tile tile = tiling().holding(subtree);
        int above = subtree.level() % height;
        int first = Math.toIntExact((subtree.index() << above) - tile.first());
        return new MerkleTree(hashesOf(tile).subList(first, first + (1 << above))).root();
    }

    private Hash hashOf(Tile tile) {
        return new MerkleTree(hashesOf(tile)).root();
    }

    private Hash toldByParent(Tile tile) {
        Tile parent = tiling().parent(tile);
        return hashesOf(parent).get(Math.toIntExact(tile.number() - parent.first()));
    }

    private List<Hash> hashesOf(Tile tile) {
        List<Hash> found = hashes.getOrDefault(tile, List.of());
        if (found.isEmpty()) {
            throw new IllegalArgumentException("a tile is needed that was not read: " + tile);
        }
        return found;
    }
}
