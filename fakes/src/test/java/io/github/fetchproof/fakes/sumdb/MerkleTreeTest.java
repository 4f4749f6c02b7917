package io.github.fetchproof.fakes.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    @Test
    void hasTheRootsOfTheVectors() {
        MerkleTree tree = VectorB.LOG.tree();
        Hash pair = Hash.ofNode(tree.leaves().get(0), tree.leaves().get(1));

        assertThat(tree.root())
                .hasToString("c3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=")
                .isEqualTo(Hash.ofNode(pair, tree.leaves().get(2)));
        assertThat(tree.node(1, 0)).isEqualTo(pair);
        assertThat(VectorB.crowd(259).tree().root()).hasToString("iRlpgPhDLDGLZ+mzQnjZGUXHLGyBIlqG8LH2MaqSIvY=");
        assertThat(new MerkleTree(List.of()).root()).hasToString("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Property(tries = 300)
    void provesWhatItHasAndNothingElse(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int index = any % size;
        MerkleTree tree = tree(size);
        Hash leaf = tree.leaves().get(index);
        InclusionProof proof = tree.inclusion(index);

        assertThat(proof.shows(leaf, tree.root())).isTrue();
        assertThat(proof.shows(Hash.of(new byte[32]), tree.root())).isFalse();
        assertThat(proof.shows(leaf, tree(size + 1).root())).isFalse();
        assertThat(new InclusionProof(index, size, longer(proof.path())).shows(leaf, tree.root()))
                .isFalse();
        assertThat(new InclusionProof(index ^ 1, size, proof.path()).shows(leaf, tree.root()))
                .isFalse();
        assertThat(new InclusionProof(size, size, proof.path()).shows(leaf, tree.root()))
                .isFalse();
        if (size > 1) {
            assertThat(new InclusionProof(index, size, shorter(proof.path())).shows(leaf, tree.root()))
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void provesThatItBeganAsItWasAndNothingElse(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int older = any % size + 1;
        MerkleTree tree = tree(size);
        Hash before = tree(older).root();
        ConsistencyProof proof = tree.consistency(older);

        assertThat(proof.shows(before, tree.root())).isTrue();
        assertThat(proof.shows(Hash.of(new byte[32]), tree.root())).isFalse();
        assertThat(proof.shows(before, Hash.of(new byte[32]))).isFalse();
        assertThat(new ConsistencyProof(older, size, longer(proof.path())).shows(before, tree.root()))
                .isFalse();
        assertThat(new ConsistencyProof(size + 1, size, proof.path()).shows(before, tree.root()))
                .isFalse();
        if (older < size) {
            assertThat(new ConsistencyProof(older, size, shorter(proof.path())).shows(before, tree.root()))
                    .isFalse();
            assertThat(new ConsistencyProof(older, size, List.of()).shows(before, tree.root()))
                    .isFalse();
        }
    }

    @Test
    void whatItHasNotCannotBeAskedFor() {
        MerkleTree tree = tree(3);

        assertThatThrownBy(() -> tree.node(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.consistency(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessage("a hash must have 32 bytes: it has 31");
    }

    static MerkleTree tree(int size) {
        return new MerkleTree(IntStream.range(0, size)
                .mapToObj(each -> Hash.ofRecord(new byte[] {(byte) (each >> 8), (byte) each}))
                .toList());
    }

    private static List<Hash> longer(List<Hash> path) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.of(new byte[32]));
        return longer;
    }

    private static List<Hash> shorter(List<Hash> path) {
        return path.subList(0, path.size() - 1);
    }
}
