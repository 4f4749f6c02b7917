package io.github.fetchproof.fakes.sumdb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tiles that were read of a signed tree. Nothing in them may be believed while there is a {@linkplain #problem() problem}. Immutable.
 */
public final class TreeTiles {
    private final TreeHead head;
    private final int height;
    private final Map<Tile, List<Hash>> hashes;

    private TreeTiles(TreeHead head, int height, Map<Tile, List<Hash>> hashes) {
        this.head = head;
        this.height = height;
        this.hashes = hashes;
    }

    /**
     * Tiles as they were read.
     *
     * @param height of the tiles
     * @param read all tiles that {@link Tiling} names for what is wanted, with their bytes
     * @throws IllegalArgumentException when one is too short or too long
     */
    public static TreeTiles of(TreeHead head, int height, Map<Tile, byte[]> read) {
        Map<Tile, List<Hash>> hashes = new HashMap<>();
        read.forEach((tile, bytes) -> hashes.put(tile, tile.hashes(bytes)));
        return new TreeTiles(head, height, hashes);
    }

    /**
     * Why they prove nothing; empty when each of them is verified up to the root of the tree.
     *
     * @throws IllegalArgumentException when one is missing
     */
    public Optional<String> problem() {
        return problemOfRoot().or(this::problemBelow);
    }

    /**
     * Why those that the root is made of prove nothing.
     *
     * @throws IllegalArgumentException when one is missing
     */
    public Optional<String> problemOfRoot() {
        return rootOf(head.size()).equals(head.root())
                ? Optional.empty()
                : Optional.of("the tiles make another tree of " + head.size() + " records than the signed one");
    }

    /**
     * Why one of the others proves nothing: it must be what its parent says, whatever else is read (golang/go#80744).
     *
     * @throws IllegalArgumentException when one is missing
     */
    private Optional<String> problemBelow() {
        List<Tile> ofRoot = tiling().forRoot();
        return hashes.keySet().stream()
                .filter(tile -> !ofRoot.contains(tile) && !hashOf(tile).equals(toldByParent(tile)))
                .findFirst()
                .map(tile -> tile + " is not what the tile above it says");
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
