package io.github.fetchproof.fakes.sumdb;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of a tree below which all is there: {@code 1 << level} records. Immutable.
 *
 * @param level of the node, from 0 at the records' hashes
 * @param index among the nodes of that level
 */
record Subtree(int level, long index) {

    /** Those that the root of a tree is made of, from left to right, the largest first. */
    static List<Subtree> of(long size) {
        List<Subtree> whole = new ArrayList<>();
        long from = 0;
        for (long left = size; left > 0; left -= Long.highestOneBit(left)) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(left));
            whole.add(new Subtree(level, from >> level));
            from += Long.highestOneBit(left);
        }
        return whole;
    }
}
