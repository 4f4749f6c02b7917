package io.github.fetchproof.fakes.sumdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The tree over the hashes of a log's records, in the shape of https://www.rfc-editor.org/rfc/rfc6962#section-2.1: whatever is
 * left of a fork is as large a power of two as there can be. Immutable.
 *
 * <p>Nothing above the leaves is kept: a root costs as many hashes as there are leaves.
 *
 * @param leaves the records' hashes in order
 */
public record MerkleTree(List<Hash> leaves) {

    public MerkleTree {
        leaves = List.copyOf(leaves);
    }

    /** The hash of all. */
    public Hash root() {
        return root(0, leaves.size());
    }

    /**
     * The hash of the node over leaves {@code index << level} to {@code (index + 1) << level}, the latter not included.
     *
     * @throws IndexOutOfBoundsException when the tree has not all of them
     */
    public Hash node(int level, long index) {
        return root(Math.toIntExact(index << level), Math.toIntExact((index + 1) << level));
    }

    /** The proof that a leaf is in this tree. */
    public InclusionProof inclusion(int index) {
        Objects.checkIndex(index, leaves.size());
        List<Hash> path = new ArrayList<>();
        int from = 0;
        int to = leaves.size();
        while (to - from > 1) {
            int middle = middle(from, to);
            if (index < middle) {
                path.add(0, root(middle, to));
                to = middle;
            } else {
                path.add(0, root(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, leaves.size(), path);
    }

    /**
     * The proof that this tree begins with a smaller one.
     *
     * @param older leaves of the smaller one, 1 to as many as there are here
     */
    public ConsistencyProof consistency(int older) {
        Objects.checkIndex(older - 1, leaves.size());
        List<Hash> path = new ArrayList<>();
        int from = 0;
        int to = leaves.size();
        while (older != to) {
            int middle = middle(from, to);
            if (older <= middle) {
                path.add(0, root(middle, to));
                to = middle;
            } else {
                path.add(0, root(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(0, root(from, to));
        }
        return new ConsistencyProof(older, leaves.size(), path);
    }

    private Hash root(int from, int to) {
        return switch (to - from) {
            case 0 -> Hash.OF_EMPTY_TREE;
            case 1 -> leaves.get(from);
            default -> {
                int middle = middle(from, to);
                yield Hash.ofNode(root(from, middle), root(middle, to));
            }
        };
    }

    /** Where at least two leaves are split. */
    private static int middle(int from, int to) {
        return from + Integer.highestOneBit(to - from - 1);
    }
}
