package io.github.fetchproof.fakes.sumdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "tile/8/0/000, 8, 0, 0, 256",
        "tile/8/0/000.p/3, 8, 0, 0, 3",
        "tile/8/1/001.p/255, 8, 1, 1, 255",
        "tile/3/4/x001/x234/067.p/1, 3, 4, 1234067, 1",
        "tile/3/4/x001/x234/067, 3, 4, 1234067, 8",
        "tile/8/data/x123/x456/789, 8, -1, 123456789, 256",
        "tile/30/63/000.p/1, 30, 63, 0, 1",
        "tile/30/0/000.p/1073741823, 30, 0, 0, 1073741823"
    })
    void itsPathSaysWhereItIs(String path, int height, int level, long number, int width) {
        Tile tile = new Tile(height, level, number, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.at(path)).contains(tile);
    }

    @Property
    void whatAPathSaysIsReadFromIt(
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long number,
            @ForAll @IntRange(min = 1, max = 1 << 30) int any) {
        Tile tile = new Tile(height, level, number, 1 + any % (1 << height));

        assertThat(Tile.at(tile.path())).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "/tile/8/0/000",
                "tile/8/0/000/",
                "tile/0/0/000",
                "tile/31/0/000",
                "tile/08/0/000",
                "tile/8/64/000",
                "tile/8/-1/000",
                "tile/8/00/000",
                "tile/8/0/0",
                "tile/8/0/0000",
                "tile/8/0/x000/001",
                "tile/8/0/000/001",
                "tile/8/0/x001",
                "tile/8/0/000.p/0",
                "tile/8/0/000.p/03",
                "tile/8/0/000.p/256",
                "tile/8/0/000.p/999999999",
                "tile/30/0/000.p/9999999999",
                "tile/8/0/000.p",
                "tile/8/data/000.p/"
            })
    void otherPathsAreNone(String path) {
        assertThat(Tile.at(path)).isEmpty();
    }

    @Test
    void mustLieInATree() {
        assertThatThrownBy(() -> new Tile(31, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(8, -2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(8, 0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tile(8, 0, 0, 257))
                .hasMessage("a tile of height 8 must have a number from 0 and width 1 to 256: number 0, width 257");
        assertThatThrownBy(() -> Tile.full(1, 0, 0).hashes(new byte[63]))
                .hasMessage("tile/1/0/000 must have 64 bytes: it has 63");
    }

    @Test
    void aFullOneMakesTheHashThatItsParentHas() {
        TransparencyLog log = VectorB.crowd(259);
        byte[] child = log.tile(Tile.full(8, 0, 0)).orElseThrow();
        Tile parent = new Tile(8, 1, 0, 1);

        assertThat(parent.hashes(log.tile(parent).orElseThrow()))
                .containsExactly(Tile.full(8, 0, 0).hash(child));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  3 |   2 | tile/8/0/000.p/3",
                "256 |   5 | tile/8/1/000.p/1 tile/8/0/000",
                "257 |   5 | tile/8/1/000.p/1 tile/8/0/001.p/1 tile/8/0/000",
                "259 |   5 | tile/8/1/000.p/1 tile/8/0/001.p/3 tile/8/0/000",
                "259 | 258 | tile/8/1/000.p/1 tile/8/0/001.p/3",
                "100000000 | 7 | tile/8/3/000.p/5 tile/8/2/005.p/245 tile/8/1/x001/525.p/225 tile/8/2/000 tile/8/1/000 tile/8/0/000"
            })
    void aRecordIsProvenByTheTilesBetweenItAndTheRoot(long size, long index, String paths) {
        assertThat(new Tiling(8, size).forRecord(index)).extracting(Tile::path).containsExactly(paths.split(" "));
    }

    @Property(tries = 200)
    void everyTileToBeReadIsThereAndEveryFullOneBelowTheRootIsToldByItsParent(
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(max = 299) int any) {
        MerkleTree tree = MerkleTreeTest.tree(size);
        List<Tile> read = new Tiling(height, size).forRecord(any % size);
        Map<Tile, List<Hash>> hashes = new HashMap<>();

        assertThat(read).doesNotHaveDuplicates();
        for (Tile tile : read) {
            List<Hash> mine = new ArrayList<>();
            for (long node = tile.first(); node < tile.first() + tile.width(); node++) {
                mine.add(tree.node(tile.level() * height, node));
            }
            if (!new Tiling(height, size).forRoot().contains(tile)) {
                Tile parent = new Tiling(height, size).tile(tile.level() + 1, tile.number() >> height);
                assertThat(hashes.get(parent))
                        .element((int) (tile.number() - parent.first()))
                        .isEqualTo(new MerkleTree(mine).root());
            }
            hashes.put(tile, mine);
        }
        assertThat(hashes).containsKey(new Tiling(height, size).tile(0, any % size >> height));
    }
}
