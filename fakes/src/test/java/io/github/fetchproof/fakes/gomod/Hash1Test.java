package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Hash1Test {

    private static final String PREFIX = VectorA.MODULE.zipPrefix();

    @Test
    void ofAZipIsWhatTheGoCommandReported() throws IOException {
        assertThat(VectorA.zip()).hasSize(494);
        assertThat(Hash1.ofZip(VectorA.zip())).hasToString(VectorA.SUM);
    }

    @Test
    void ofAZipOfOursIsTheSame() throws IOException {
        assertThat(Hash1.ofZip(ModuleZip.create(VectorA.MODULE, VectorA.FILES))).hasToString(VectorA.SUM);
        assertThat(Hash1.ofFiles(VectorA.MODULE, VectorA.FILES)).hasToString(VectorA.SUM);
    }

    @Test
    void ofAGoModIsWhatTheGoCommandReported() {
        assertThat(Hash1.ofGoMod(VectorA.GO_MOD.getBytes(UTF_8))).hasToString(VectorA.GO_MOD_SUM);
        assertThat(Hash1.ofGoMod(new byte[0])).hasToString("h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=");
    }

    @Test
    void ofAnEmptyZipIsTheHashOfNothing() throws IOException {
        assertThat(Hash1.ofZip(RawZip.of(List.of()))).hasToString("h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void countsDirectoryEntries() throws IOException {
        RawZip.Entry goMod = RawZip.Entry.of(PREFIX + "go.mod", VectorA.GO_MOD.getBytes(UTF_8));
        RawZip.Entry directory = RawZip.Entry.directory(PREFIX + "sub/");

        assertThat(Hash1.ofZip(RawZip.of(List.of(goMod))))
                .hasToString("h1:OStwiZVdq+4flXW89O/Pac0uo5En407HGJKsQ7Jyckk=");
        assertThat(Hash1.ofZip(RawZip.of(List.of(goMod, directory))))
                .hasToString("h1:rE0foNHVeUHJLviqkk0cXwZw8Llqybkj9fyX9GrRZuY=");
    }

    @Test
    void refusesANameWithANewline() throws IOException {
        byte[] zip = RawZip.of(List.of(RawZip.Entry.of(PREFIX + "a\nb", new byte[0])));

        assertThatThrownBy(() -> Hash1.ofZip(zip))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newline")
                .hasMessageContaining("a\\u000ab");
    }

    @Test
    void refusesANameThatIsNoText() {
        assertThatThrownBy(() -> Hash1.ofFiles(VectorA.MODULE, Map.of("a\ud800", new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a\\ud800");
    }

    @Test
    void sortsNamesByTheirBytes() {
        // In UTF-16, U+1F600 comes before U+FFEE; in UTF-8 it comes after.
        assertThat(Hash1.ofFiles(VectorA.MODULE, Map.of("\uffee", new byte[0], "\ud83d\ude00", new byte[] {'x'})))
                .hasToString("h1:7amawA3R0FtjlY3V0dGyLpw8tKPDz2IrtvJ+RMGdlSc=");
    }

    @Test
    void refusesADamagedZip() {
        byte[] zip = VectorA.zip();
        zip[60] ^= 1;

        assertThatThrownBy(() -> Hash1.ofZip(zip)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> Hash1.ofZip(new byte[0])).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> Hash1.ofZip("<html>".getBytes(UTF_8))).isInstanceOf(ZipException.class);
    }

    @Test
    void mustLookLikeAHash() {
        assertThat(new Hash1(VectorA.SUM).value()).isEqualTo(VectorA.SUM);
        for (String bad : List.of("", "h2:" + VectorA.SUM.substring(3), "h1:abc=", VectorA.SUM + " ")) {
            assertThatThrownBy(() -> new Hash1(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 100)
    void dependsNeitherOnOrderNorOnCompression(
            @ForAll("files") Map<String, byte[]> files, @ForAll long seed, @ForAll boolean stored) throws IOException {
        List<RawZip.Entry> entries = new ArrayList<>();
        files.forEach((name, content) -> {
            RawZip.Entry entry = RawZip.Entry.of(PREFIX + name, content);
            entries.add(stored ? entry.stored() : entry);
        });
        Collections.shuffle(entries, new Random(seed));

        assertThat(Hash1.ofZip(RawZip.of(entries))).isEqualTo(Hash1.ofFiles(VectorA.MODULE, files));
    }

    @Property(tries = 100)
    void dependsOnEachByteAndEachName(@ForAll("files") Map<String, byte[]> files, @ForAll("names") String name) {
        byte[] content = files.getOrDefault(name, new byte[] {1});
        Map<String, byte[]> original = with(files, name, content);
        byte[] longer = Arrays.copyOf(content, content.length + 1);
        byte[] altered = longer.clone();
        altered[0] ^= 1;

        assertThat(List.of(
                        Hash1.ofFiles(VectorA.MODULE, original),
                        Hash1.ofFiles(VectorA.MODULE, with(files, name, longer)),
                        Hash1.ofFiles(VectorA.MODULE, with(files, name, altered)),
                        Hash1.ofFiles(VectorA.MODULE, with(original, name + "x", content))))
                .doesNotHaveDuplicates();
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] content) {
        Map<String, byte[]> more = new HashMap<>(files);
        more.put(name, content);
        return more;
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abAé\uffee.-_").ofMinLength(1).ofMaxLength(4);
    }

    @Provide
    Arbitrary<Map<String, byte[]>> files() {
        Arbitrary<byte[]> contents = Arbitraries.bytes().array(byte[].class).ofMaxSize(50);
        return Arbitraries.maps(names(), contents).ofMaxSize(6).withoutEdgeCases();
    }
}
