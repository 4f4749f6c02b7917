package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseVariantTest {
    private static final String EVIL_HASH = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final ModuleRecord EVIL = VectorB.record("example.com/m", EVIL_HASH, EVIL_HASH);
    private static final TransparencyLog TRUTH =
            new TransparencyLog(VectorB.KEY, List.of(VectorB.X0, VectorB.M, VectorB.X1));
    private static final String ASKED = "/lookup/example.com/m@v1.0.0";
    private static final String OTHER = "/lookup/example.com/x0@v1.0.0";
    private static final String TILE = "/tile/8/0/000.p/2";

    /** What of an answer is as it should be: signed by the key, proven by the tiles, about the module, the true hash. */
    @ParameterizedTest
    @CsvSource({
        "HONEST,                  signed proven named true",
        "FURTHER_LINE,            signed proven named true",
        "OLDER_TREE,              signed proven named true",
        "EVIL_RECORD,             signed proven named",
        "OTHER_RECORD,            signed proven",
        "EVIL_LINES_IN_NOTE,      signed proven",
        "EVIL_TEXT,               signed named",
        "EVIL_TEXT_AND_TILE,      signed named",
        "ID_BEYOND_TREE,          signed named true",
        "TEXT_AFTER_NOTE,         proven named true",
        "SIGNATURE_OF_OLDER_TREE, proven named true",
        "OTHER_KEY,               proven named true",
        "FORK,                    signed proven named true",
        "FORK_OF_LAST,            signed proven named true"
    })
    void liesInOneRespectAlone(DatabaseVariant variant, String right) {
        Database database = variant.told(TRUTH, EVIL);
        Lookup lookup = Lookup.parse(text(database, ASKED));

        Set<String> seen = new TreeSet<>();
        if (isSigned(lookup.note())) {
            seen.add("signed");
        }
        if (isProven(database, lookup)) {
            seen.add("proven");
        }
        if (lookup.text().contains("example.com/m v1.0.0 ")) {
            seen.add("named");
        }
        if (lookup.text().equals(VectorB.M.text())) {
            seen.add("true");
        }
        assertThat(seen).containsExactlyInAnyOrder(right.split(" "));
    }

    @Test
    void everyVariantHasWordsOfItsOwn() {
        assertThat(DatabaseVariant.values())
                .extracting(DatabaseVariant::describe)
                .doesNotHaveDuplicates()
                .allMatch(words -> words.matches("[a-z].*[a-z]"));
    }

    @Test
    void evilLinesStandInTheSignedNote() {
        String answer = text(DatabaseVariant.EVIL_LINES_IN_NOTE.told(TRUTH, EVIL), ASKED);

        assertThat(Note.parse(Lookup.parse(answer).note()).text())
                .isEqualTo(TRUTH.head().text() + EVIL.text());
    }

    @Test
    void anEvilTileHasTheLeafOfTheEvilRecord() {
        assertThat(bytes(DatabaseVariant.EVIL_TEXT.told(TRUTH, EVIL), TILE)).isEqualTo(bytes(TRUTH, TILE));
        assertThat(new Tile(8, 0, 0, 2).hashes(bytes(DatabaseVariant.EVIL_TEXT_AND_TILE.told(TRUTH, EVIL), TILE)))
                .containsExactly(VectorB.X0.hash(), EVIL.hash());
    }

    @Test
    void aForkAgreesWithNoTreeOfTheTruth() {
        TransparencyLog fork = (TransparencyLog) DatabaseVariant.FORK.told(TRUTH, EVIL);

        for (int size = 1; size <= TRUTH.records().size(); size++) {
            assertThat(fork.first(size).head()).isNotEqualTo(TRUTH.first(size).head());
        }
    }

    @Test
    void aForkOfTheLastRecordAgreesWithEveryOlderTree() {
        TransparencyLog fork = (TransparencyLog) DatabaseVariant.FORK_OF_LAST.told(TRUTH, EVIL);

        assertThat(fork.head()).isNotEqualTo(TRUTH.head());
        assertThat(fork.first(2).head()).isEqualTo(TRUTH.first(2).head());
    }

    @Test
    void aLieAboutOneModuleLeavesOthersTheirRecords() {
        for (DatabaseVariant variant : DatabaseVariant.values()) {
            assertThat(Lookup.parse(text(variant.told(TRUTH, EVIL), OTHER)).text())
                    .isEqualTo(variant == DatabaseVariant.FORK ? EVIL.text() : VectorB.X0.text());
        }
    }

    @Test
    void needsTheRecordsItSpeaksOf() {
        TransparencyLog without = TRUTH.first(1);
        TransparencyLog alone = new TransparencyLog(VectorB.KEY, List.of(VectorB.M));

        assertThatThrownBy(() -> DatabaseVariant.EVIL_TEXT.told(without, EVIL))
                .hasMessage("a log must have a record of what is lied about: example.com/m@v1.0.0");
        assertThatThrownBy(() -> DatabaseVariant.OTHER_RECORD.told(alone, EVIL))
                .hasMessage("a log must have another record than that which is lied about: example.com/m@v1.0.0");
    }

    private static boolean isSigned(String note) {
        try {
            return Note.parse(note).isSignedBy(VectorB.KEY.verifier());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Whether the one tile that such a small tree has makes the root and has the record. */
    private static boolean isProven(Database database, Lookup lookup) {
        TreeHead head = TreeHead.parse(lookup.note());
        Tile tile = new Tiling(8, head.size()).tile(0, 0);
        MerkleTree tree = new MerkleTree(tile.hashes(bytes(database, "/" + tile.path())));
        return tree.root().equals(head.root())
                && lookup.id() < head.size()
                && tree.leaves()
                        .get((int) lookup.id())
                        .equals(new ModuleRecord(VectorB.M.module(), lookup.text()).hash());
    }

    private static byte[] bytes(Database database, String path) {
        return database.answer(path).orElseThrow();
    }

    private static String text(Database database, String path) {
        return new String(bytes(database, path), UTF_8);
    }
}
