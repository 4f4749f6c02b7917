package io.github.fetchproof.fakes.sumdb;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree begins with all of an older one. See https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2. Immutable.
 *
 * @param older records of the older tree
 * @param newer records of the newer one
 * @param path hashes of which both roots can be made; without the older root where that is one of them
 */
public record ConsistencyProof(long older, long newer, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether this shows that the tree with the newer root begins with that of the older root. */
    public boolean shows(Hash olderRoot, Hash newerRoot) {
        if (older < 1 || older > newer) {
            return false;
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(older) == 1) {
            hashes.add(0, olderRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        int whole = Long.numberOfTrailingZeros(older);
        long here = (older - 1) >> whole;
        long last = (newer - 1) >> whole;
        Hash ofOlder = hashes.get(0);
        Hash ofNewer = hashes.get(0);
        for (Hash beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((here & 1) == 1 || here == last) {
                ofOlder = Hash.ofNode(beside, ofOlder);
                ofNewer = Hash.ofNode(beside, ofNewer);
                int lone = here == 0 ? 0 : Long.numberOfTrailingZeros(here);
                here >>= lone;
                last >>= lone;
            } else {
                ofNewer = Hash.ofNode(ofNewer, beside);
            }
            here >>= 1;
            last >>= 1;
        }
        return last == 0 && ofOlder.equals(olderRoot) && ofNewer.equals(newerRoot);
    }
}
