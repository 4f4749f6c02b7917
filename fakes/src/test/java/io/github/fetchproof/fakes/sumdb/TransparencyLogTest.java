package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransparencyLogTest {
    private static final String LEAVES = "48ceb644397b251706bc30f09b8ceff8f5e52d3a7eb53826bfadaec3a9934c97"
            + "3ef1fe224fc8dbd566ebe044952d5512c450fffc2968e2bde0bf43da3a842682"
            + "09d81742651aec17bbbc8f2d0bf8ba9f8ea952126dfba08263aad2d0dfe31895";
    private static final String NOTE = VectorB.lines(
            "go.sum database tree",
            "3",
            "c3I6LoWgCAzG6DJ1+YOACc2CqRhE8qLYO68Uedad/SA=",
            "",
            "— sum.lab.test 4wgSHbMFYJovAJ6CR7KqcDg0DUfusd+4qMyveY4cb/MSUUgs3RzqaZpGTQ2D4aYA5b8neD66XRBRR5yRN6Qa88E0VAg=");
    private static final String LOOKUP = VectorB.lines(
                    "2",
                    "example.com/m v1.0.0 h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=",
                    "example.com/m v1.0.0/go.mod h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=",
                    "")
            + NOTE;

    @Test
    void answersALookupAsTheVectorDoes() {
        assertThat(text("/lookup/example.com/m@v1.0.0")).contains(LOOKUP);
        assertThat(LOOKUP.getBytes(UTF_8)).hasSize(327);
        assertThat(Lookup.parse(LOOKUP).render()).isEqualTo(LOOKUP);
        assertThat(VectorB.LOG.lookup(VectorB.M.module())).contains(Lookup.parse(LOOKUP));
    }

    @Test
    void tellsItsNewestTree() {
        assertThat(text("/latest")).contains(NOTE);
        assertThat(TreeHead.parse(Note.parse(NOTE).text())).isEqualTo(VectorB.LOG.head());
    }

    @Test
    void servesTilesOfEveryWidthItHas() {
        assertThat(hex("/tile/8/0/000.p/3")).contains(LEAVES);
        assertThat(hex("/tile/8/0/000.p/2")).contains(LEAVES.substring(0, 128));
        assertThat(hex("/tile/1/0/000")).contains(LEAVES.substring(0, 128));
        assertThat(hex("/tile/1/0/001.p/1")).contains(LEAVES.substring(128));
        assertThat(text("/tile/8/data/000.p/2")).contains(VectorB.X0.text() + "\n" + VectorB.X1.text() + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/latest/",
                "/lookup/",
                "/lookup/example.com/m",
                "/lookup/example.com/m@v1.0.1",
                "/lookup/example.com/M@v1.0.0",
                "/tile/8/0/000",
                "/tile/8/0/000.p/4",
                "/tile/8/0/001.p/1",
                "/tile/8/1/000.p/1",
                "/tile/8/63/000.p/1",
                "/tile/30/data/000",
                "tile/8/0/000.p/3",
                "/supported"
            })
    void hasNothingElse(String path) {
        assertThat(VectorB.LOG.answer(path)).isEmpty();
    }

    @Test
    void isAskedByCaseEncodedNames() {
        ModuleRecord upper = new ModuleRecord(ModuleVersion.parse("example.com/Foo@v1.0.0-RC1"), "x\n");
        Database log = new TransparencyLog(VectorB.KEY, List.of(upper));

        assertThat(log.answer("/lookup/example.com/!foo@v1.0.0-!r!c1")).isPresent();
        assertThat(log.answer("/lookup/example.com/Foo@v1.0.0-RC1")).isEmpty();
    }

    @Test
    void growsWithoutForgetting() {
        ModuleRecord x2 = VectorB.record("example.com/x2", VectorB.ZEROS, VectorB.ZEROS);
        TransparencyLog grown = new TransparencyLog(VectorB.KEY, List.of(VectorB.X0, VectorB.X1, VectorB.M, x2));

        assertThat(grown.first(3)).isEqualTo(VectorB.LOG);
        assertThat(grown.tree()
                        .consistency(3)
                        .shows(VectorB.LOG.head().root(), grown.head().root()))
                .isTrue();
    }

    @Test
    void signsATreeOf259RecordsAsTheVectorDoes() {
        TransparencyLog crowd = VectorB.crowd(259);

        assertThat(crowd.note("").render())
                .isEqualTo(
                        VectorB.lines(
                                "go.sum database tree",
                                "259",
                                "iRlpgPhDLDGLZ+mzQnjZGUXHLGyBIlqG8LH2MaqSIvY=",
                                "",
                                "— sum.lab.test 4wgSHVf3R1xDcYlIvECzF1aLXmbpTRbPkf3chybZMSnWcOW3NMSUOluKe/DsAi+OtGDKy/HoWTKzJDTysWepoRHRcgQ="));
    }

    @Test
    void furtherLinesOfANoteAreSignedAndIgnored() {
        Note note = VectorB.LOG.note("more to come\n");

        assertThat(note.text()).isEqualTo(VectorB.LOG.head().text() + "more to come\n");
        assertThat(note.isSignedBy(VectorB.KEY.verifier())).isTrue();
        assertThat(TreeHead.parse(note.text())).isEqualTo(VectorB.LOG.head());
    }

    private static Optional<String> text(String path) {
        return VectorB.LOG.answer(path).map(bytes -> new String(bytes, UTF_8));
    }

    private static Optional<String> hex(String path) {
        return VectorB.LOG.answer(path).map(HexFormat.of()::formatHex);
    }
}
