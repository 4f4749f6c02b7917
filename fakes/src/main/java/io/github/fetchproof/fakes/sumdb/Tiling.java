package io.github.fetchproof.fakes.sumdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which tiles a tree is cut into, and which of them must be read for what. See
 * https://research.swtch.com/tlog#tiling_a_log. Immutable.
 *
 * @param height of the tiles, 1 to 30
 * @param size records of the tree, from 0
 */
public record Tiling(int height, long size) {

    /**
     * The tile of this level and number, as wide as the tree lets it be.
     *
     * @throws IllegalArgumentException when the tree has nothing there
     */
    public Tile tile(int level, long number) {
        long nodes = level * height < Long.SIZE ? size >> (level * height) : 0;
        return new Tile(height, level, number, (int) Math.min(1L << height, nodes - (number << height)));
    }

    /** The tile that has the hash of a full one. */
    Tile parent(Tile tile) {
        return tile(tile.level() + 1, tile.number() >> height);
    }

    /** The tile with the hashes that this node is made of. */
    Tile holding(Subtree subtree) {
        return tile(subtree.level() / height, subtree.index() >> (height - subtree.level() % height));
    }

    /** What must be read to make the tree's root, the highest tiles first. */
    public List<Tile> forRoot() {
        Set<Tile> tiles = new LinkedHashSet<>();
        Subtree.of(size).forEach(each -> tiles.add(holding(each)));
        return new ArrayList<>(tiles);
    }

    /**
     * What must be read to prove a record against the root: the tiles that make the root, then those between them and the record,
     * parents before children.
     *
     * @param index of the record, from 0 to less than the tree has
     */
    public List<Tile> forRecord(long index) {
        Objects.checkIndex(index, size);
        return withParents(List.of(new Subtree(0, index)));
    }

    /**
     * What must be read to prove that the tree begins with a smaller one, parents before children.
     *
     * @param older records of the smaller one, at most as many as there are here
     */
    public List<Tile> forTree(long older) {
        Objects.checkFromToIndex(0, older, size);
        return withParents(Subtree.of(older));
    }

    private List<Tile> withParents(List<Subtree> wanted) {
        Set<Tile> tiles = new LinkedHashSet<>(forRoot());
        for (Subtree each : wanted) {
            Deque<Tile> below = new ArrayDeque<>();
            for (Tile tile = holding(each); !tiles.contains(tile); tile = parent(tile)) {
                below.push(tile);
            }
            tiles.addAll(below);
        }
        return new ArrayList<>(tiles);
    }
}
