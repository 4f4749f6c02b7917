package io.github.fetchproof.harness.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.scenario.Step.Harm;
import io.github.fetchproof.harness.trace.ExtractedTree;
import io.github.fetchproof.harness.trace.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperingTest {
    private static final Module MODULE = Module.of("example.com/Foo@v1.0.0").with("deep/down.go", "package down\n");
    private static final String ID = "example.com/Foo@v1.0.0";

    private final Path cache;
    private final CacheReader reader;
    private final Tampering tampering;

    TamperingTest(@TempDir Path directory) {
        this.cache = directory.resolve("mod");
        this.reader = new CacheReader(cache);
        this.tampering = new Tampering(cache);
    }

    @BeforeEach
    void extracted() throws IOException {
        Path zip = reader.file(MODULE, Kept.ZIP);
        Files.createDirectories(zip.resolveSibling("."));
        Files.write(zip, MODULE.zip());
        Path tree = reader.tree(MODULE);
        MODULE.files().forEach((name, text) -> write(tree.resolve(name), text));
        for (Path each : all(tree)) {
            Files.setPosixFilePermissions(
                    each, PosixFilePermissions.fromString(Files.isDirectory(each) ? "r-xr-xr-x" : "r--r--r--"));
        }
    }

    @AfterEach
    void removed() {
        Scratch.delete(cache);
        assertThat(cache).doesNotExist();
    }

    @Test
    void anUntouchedTreeIsWholeAndReadOnly() {
        assertThat(tree()).isEqualTo(new ExtractedTree(ID, "", ""));
        assertThat(reader.tree(MODULE)).isEqualTo(cache.resolve("example.com/!foo@v1.0.0"));
    }

    @Test
    void aFileIsCutEmptiedGarbledOrDeleted() throws IOException {
        Path zip = reader.file(MODULE, Kept.ZIP);
        byte[] whole = Files.readAllBytes(zip);

        assertThat(tampering.damage(MODULE, Kept.ZIP, Harm.GARBAGE)).isTrue();
        assertThat(Files.readAllBytes(zip)).hasSameSizeAs(whole).isNotEqualTo(whole);
        assertThat(tampering.damage(MODULE, Kept.ZIP, Harm.TRUNCATE)).isTrue();
        assertThat(zip).hasSize(whole.length / 2);
        assertThat(tampering.damage(MODULE, Kept.ZIP, Harm.EMPTY)).isTrue();
        assertThat(zip).isEmptyFile();
        assertThat(tampering.damage(MODULE, Kept.ZIP, Harm.DELETE)).isTrue();
        assertThat(zip).doesNotExist();
        assertThat(tampering.damage(MODULE, Kept.ZIP, Harm.DELETE)).isFalse();
    }

    @Test
    void whatIsNotThereIsNotDamaged() throws IOException {
        assertThat(tampering.damage(MODULE, Kept.ZIPHASH, Harm.EMPTY)).isFalse();
        assertThat(tampering.damage(Module.of("example.com/other@v1.0.0"), Kept.TREE, Harm.DELETE))
                .isFalse();
    }

    @Test
    void aReadOnlyTreeIsGarbledAndStaysReadOnly() throws IOException {
        assertThat(tampering.damage(MODULE, Kept.TREE, Harm.GARBAGE)).isTrue();

        assertThat(tree()).isEqualTo(new ExtractedTree(ID, "deep/down.go is not what the world holds", ""));
    }

    @Test
    void aReadOnlyTreeIsRemovedWhole() throws IOException {
        assertThat(tampering.damage(MODULE, Kept.TREE, Harm.DELETE)).isTrue();

        assertThat(reader.tree(MODULE)).doesNotExist();
        assertThat(reader.trees(World.empty().proxy("P1", MODULE))).isEmpty();
    }

    @Test
    void aPartialTreeHasItsMarkerAndLacksAFile() throws IOException {
        tampering.plantPartial(MODULE);

        assertThat(cache.resolve("cache/download/example.com/!foo/@v/v1.0.0.partial"))
                .isEmptyFile();
        assertThat(tree().problem()).endsWith(" is missing");
    }

    @Test
    void aPartialTreeIsPlantedAlsoWhereThereWasNone() throws IOException {
        tampering.damage(MODULE, Kept.TREE, Harm.DELETE);

        tampering.plantPartial(MODULE);

        assertThat(reader.tree(MODULE).resolve("go.mod")).isRegularFile();
        assertThat(tree().problem()).isEqualTo("deep/down.go is missing");
    }

    @Test
    void whatDoesNotBelongToATreeIsTold() throws IOException {
        Path tree = reader.tree(MODULE);
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(tree.resolve("stray"), Path.of("/etc/passwd"));

        assertThat(tree()).isEqualTo(new ExtractedTree(ID, "stray does not belong to it", "example.com/!foo@v1.0.0"));
    }

    @Test
    void aLinkInThePlaceOfAFileIsNoFile() throws IOException {
        Path file = reader.tree(MODULE).resolve("deep/down.go");
        Files.setPosixFilePermissions(
                file.resolveSibling(".").normalize(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path other = Files.writeString(cache.resolve("other"), "package down\n");
        Files.delete(file);
        Files.createSymbolicLink(file, other);

        assertThat(tree().problem()).isEqualTo("deep/down.go is not a regular file");
    }

    @Test
    void aFileStandsInThePlaceOfTheCache() throws IOException {
        tampering.replaceByFile();

        assertThat(cache).isRegularFile();
        assertThat(reader.files()).isEmpty();
        assertThat(reader.trees(World.empty().proxy("P1", MODULE))).isEmpty();
    }

    private ExtractedTree tree() {
        List<ExtractedTree> trees =
                reader.trees(World.empty().proxy("P1", MODULE).proxy("P2", MODULE));
        assertThat(trees).hasSize(1);
        return trees.get(0);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> all(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            return walk.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
