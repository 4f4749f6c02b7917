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

    /** What must be read to make the tree's root, the highest tiles first. */
    public List<Tile> forRoot() {
        Set<Tile> tiles = new LinkedHashSet<>();
        long from = 0;
        for (long left = size; left > 0; left -= Long.highestOneBit(left)) {
            int level = (63 - Long.numberOfLeadingZeros(left)) / height;
            tiles.add(tile(level, from >> (level * height) >> height));
            from += Long.highestOneBit(left);
        }
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
        List<Tile> tiles = forRoot();
        Deque<Tile> below = new ArrayDeque<>();
        Tile tile = tile(0, index >> height);
        while (!tiles.contains(tile)) {
            below.push(tile);
            tile = tile(tile.level() + 1, tile.number() >> height);
        }
        tiles.addAll(below);
        return tiles;
    }
}
