package io.github.fetchproof.fakes.sumdb;

import java.util.List;

/**
 * That a tree has a record. See https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2. Immutable.
 *
 * @param index which record, counted from 0
 * @param size records of the tree
 * @param path the hashes beside the way from the record up to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether this shows that the tree with this root has a record with this hash there. */
    public boolean shows(Hash record, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        Hash hash = record;
        long here = index;
        long last = size - 1;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((here & 1) == 1 || here == last) {
                hash = Hash.ofNode(beside, hash);
                int lone = here == 0 ? 0 : Long.numberOfTrailingZeros(here);
                here >>= lone;
                last >>= lone;
            } else {
                hash = Hash.ofNode(hash, beside);
            }
            here >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
