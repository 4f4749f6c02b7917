package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ModuleZipTest {

    private static final String PREFIX = VectorA.MODULE.zipPrefix();

    private static List<ZipRule> broken(byte[] zip) {
        return ModuleZip.check(VectorA.MODULE, zip).stream()
                .map(ZipRules.Problem::rule)
                .toList();
    }

    @Test
    void isSoundWhenMadeHere() {
        byte[] zip = ModuleZip.create(VectorA.MODULE, VectorA.FILES);

        assertThat(ModuleZip.check(VectorA.MODULE, zip)).isEmpty();
        assertThat(ModuleZip.create(VectorA.MODULE, new HashMap<>(VectorA.FILES)))
                .isEqualTo(zip);
    }

    @Test
    void isSoundWhenMadeByOtherTools() throws IOException {
        assertThat(ModuleZip.check(VectorA.MODULE, VectorA.zip())).isEmpty();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : VectorA.FILES.entrySet()) {
                out.putNextEntry(new ZipEntry(PREFIX + file.getKey()));
                out.write(file.getValue());
            }
            out.setComment("a comment");
        }
        assertThat(ModuleZip.check(VectorA.MODULE, bytes.toByteArray())).isEmpty();
        assertThat(Hash1.ofZip(bytes.toByteArray())).hasToString(VectorA.SUM);
    }

    @Test
    void isNotMadeWhenItWouldBreakARule() {
        for (String name : List.of("../x", "sub/go.mod", "GO.MOD", "con", "a/", "")) {
            assertThatThrownBy(() -> ModuleZip.create(VectorA.MODULE, Map.of(name, new byte[0])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must");
        }
        assertThatThrownBy(() -> ModuleZip.create(VectorA.MODULE, Map.of("a", new byte[0], "A", new byte[0])))
                .hasMessageContaining("case");
    }

    @Test
    void isReportedWhenItIsNoZip() {
        assertThat(broken(new byte[0])).containsExactly(ZipRule.SOUND);
        assertThat(broken("<html>moved</html>".repeat(10).getBytes(UTF_8))).containsExactly(ZipRule.SOUND);
        assertThat(broken(java.util.Arrays.copyOf(VectorA.zip(), 300))).containsExactly(ZipRule.SOUND);
    }

    @Test
    void isReportedWhenAnEntryIsNotWhatItDeclares() throws IOException {
        RawZip.Entry entry = RawZip.Entry.of(PREFIX + "m.go", "package m\n".getBytes(UTF_8));

        for (RawZip.Entry wrong : List.of(
                entry.declaringCrc(1),
                entry.declaringSize(9),
                entry.declaringSize(11),
                entry.stored().declaringCrc(2))) {
            assertThat(ModuleZip.check(VectorA.MODULE, RawZip.of(List.of(wrong))))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.rule()).isEqualTo(ZipRule.SOUND);
                        assertThat(problem.name()).isEqualTo(PREFIX + "m.go");
                    });
        }
    }

    @Test
    void isReportedWhenAStreamIsDamaged() {
        byte[] zip = VectorA.zip();
        for (int i = 60; i < 80; i++) {
            zip[i] = (byte) 0xff;
        }

        assertThat(broken(zip)).containsExactly(ZipRule.SOUND);
    }

    @Test
    void isReportedWhenItIsABomb() throws IOException {
        byte[] bomb = RawZip.of(List.of(RawZip.Entry.of(PREFIX + "zeros", Content.zeros(600L << 20))));

        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(broken(bomb)).containsExactly(ZipRule.TOTAL_SIZE);
    }

    @Test
    void isNotUncompressedBeyondWhatItDeclares() throws IOException {
        byte[] bomb = RawZip.of(List.of(
                RawZip.Entry.of(PREFIX + "zeros", Content.zeros(50L << 20)).declaringSize(10)));
        ZipArchive archive = ZipArchive.read(bomb);

        try (InputStream in = archive.open(archive.entries().get(0))) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(ZipException.class)
                    .hasMessageContaining("longer than declared, 10 bytes");
        }
    }

    @Test
    void isReadByItsDirectoryWithWhateverStandsAround() throws IOException {
        byte[] zip = VectorA.zip();
        ByteArrayOutputStream around = new ByteArrayOutputStream();
        around.write(new byte[40]);
        around.write(zip);
        around.write(new byte[40]);

        assertThat(Hash1.ofZip(around.toByteArray())).hasToString(VectorA.SUM);
    }

    @Test
    void theLastOfTwoContentsCountsForBoth() throws IOException {
        RawZip.Entry first = RawZip.Entry.of(PREFIX + "m.go", new byte[] {1});
        RawZip.Entry last = RawZip.Entry.of(PREFIX + "m.go", new byte[] {2});

        assertThat(Hash1.ofZip(RawZip.of(List.of(first, last)))).isEqualTo(Hash1.ofZip(RawZip.of(List.of(last, last))));
        assertThat(broken(RawZip.of(List.of(first, last)))).containsExactly(ZipRule.DUPLICATE);
    }

    @Test
    void modesAreKeptForThoseWhoLook() throws IOException {
        byte[] zip = RawZip.of(List.of(
                RawZip.Entry.of(PREFIX + "link", "/etc/passwd".getBytes(UTF_8)).mode(RawZip.SYMLINK),
                RawZip.Entry.directory(PREFIX + "sub/")));

        assertThat(ZipArchive.read(zip).entries())
                .extracting(ZipArchive.Entry::unixMode)
                .containsExactly(RawZip.SYMLINK, 040755);
        assertThat(broken(zip)).isEmpty();
    }

    @Test
    void holdsAtMostSoManyEntries() throws IOException {
        List<RawZip.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 65_535; i++) {
            entries.add(RawZip.Entry.of(PREFIX + i, new byte[0]).stored());
        }
        assertThat(ZipArchive.read(RawZip.of(entries)).entries()).hasSize(65_535);

        entries.add(RawZip.Entry.of(PREFIX + "more", new byte[0]));
        assertThatThrownBy(() -> RawZip.of(entries)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 100)
    void isReadByOtherTools(@ForAll("files") Map<String, byte[]> files) throws IOException {
        Map<String, String> read = new TreeMap<>();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(ModuleZip.create(VectorA.MODULE, files)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }

        Map<String, String> expected = new TreeMap<>();
        files.forEach((name, content) -> expected.put(PREFIX + name, new String(content, UTF_8)));
        assertThat(read).isEqualTo(expected);
    }

    @Property(tries = 300)
    void noDamageGoesUnnoticedOrCrashes(@ForAll int at, @ForAll byte damage) {
        byte[] zip = VectorA.zip();
        zip[Math.floorMod(at, zip.length)] = damage;

        try {
            if (ModuleZip.check(VectorA.MODULE, zip).isEmpty()) {
                boolean renamed = !names(zip).equals(names(VectorA.zip()));
                assertThat(Hash1.ofZip(zip).value().equals(VectorA.SUM)).isEqualTo(!renamed);
            }
        } catch (IOException damaged) {
            throw new AssertionError("a zip that has been checked must be readable", damaged);
        }
    }

    private static List<String> names(byte[] zip) throws ZipException {
        return ZipArchive.read(zip).entries().stream()
                .map(ZipArchive.Entry::name)
                .toList();
    }

    @Provide
    Arbitrary<Map<String, byte[]>> files() {
        Arbitrary<String> names =
                Arbitraries.strings().withChars("abcé").ofMinLength(1).ofMaxLength(4);
        Arbitrary<byte[]> contents = Arbitraries.strings().ofMaxLength(50).map(text -> text.getBytes(UTF_8));
        return Arbitraries.maps(names, contents).ofMaxSize(6).withoutEdgeCases();
    }
}
