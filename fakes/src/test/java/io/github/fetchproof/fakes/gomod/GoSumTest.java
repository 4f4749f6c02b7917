package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GoSumTest {

    private static final String TEXT =
            "example.com/m v1.0.0 " + VectorA.SUM + "\n" + "example.com/m v1.0.0/go.mod " + VectorA.GO_MOD_SUM + "\n";

    @Test
    void tellsTheHashesOfAModule() {
        GoSum sums = GoSum.parse(TEXT);

        assertThat(sums.hashes(VectorA.MODULE)).containsExactly(VectorA.SUM);
        assertThat(sums.goModHashes(VectorA.MODULE)).containsExactly(VectorA.GO_MOD_SUM);
        assertThat(sums.hashes(ModuleVersion.parse("example.com/m@v1.0.1"))).isEmpty();
    }

    @Test
    void isBuiltLineByLine() {
        GoSum sums = GoSum.empty()
                .withGoMod(VectorA.MODULE, new Hash1(VectorA.GO_MOD_SUM))
                .with(VectorA.MODULE, new Hash1(VectorA.SUM))
                .with(VectorA.MODULE, new Hash1(VectorA.SUM));

        assertThat(sums.render()).isEqualTo(TEXT);
        assertThat(sums.and(GoSum.parse(TEXT))).isEqualTo(sums);
    }

    @Test
    void isWrittenAsTheGoCommandWritesIt() {
        String tidy = """
                a.com/a v0.9.0 h1:x
                a.com/a v0.9.0/go.mod h1:x
                a.com/a v0.10.0/go.mod h1:x
                a.com/a v1.0.0-rc1 h1:x
                a.com/a v1.0.0 h1:x
                a.com/a v1.0.0 h1:y
                a.com/a v1.0.0 h2:x
                a.com/a/b v1.0.0 h1:x
                """;
        String untidy = "\n" + String.join("\r\n", tidy.lines().sorted().toList()) + "\n\n  a.com/a \t v1.0.0   h1:y ";

        assertThat(GoSum.parse(untidy).render()).isEqualTo(tidy);
    }

    @Test
    void keepsHashesOfOtherKinds() {
        GoSum sums = GoSum.parse("example.com/m v1.0.0 h2:abc\n" + TEXT);

        assertThat(sums.hashes(VectorA.MODULE)).containsExactly(VectorA.SUM, "h2:abc");
    }

    @Test
    void refusesAMalformedLineByItsNumber() {
        assertThatThrownBy(() -> GoSum.parse(TEXT + "\nexample.com/m v1.0.0 h1:x extra\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 4 of go.sum must have 3 fields: it has 4");
        assertThatThrownBy(() -> GoSum.parse("example.com/m\n")).hasMessageContaining("line 1");
    }

    @Test
    void dropsTheHashOfAnEmptyGoMod() {
        assertThat(GoSum.parse("example.com/m v1.0.0/go.mod h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=\n"))
                .isEqualTo(GoSum.empty());
    }

    @Test
    void linesMustBeWritable() {
        assertThatThrownBy(() -> new GoSum.Line("example.com/m", "v1.0.0 v2", "h1:x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GoSum.Line("", "v1.0.0", "h1:x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void isReadBackFromWhatWasWritten(@ForAll("lines") List<GoSum.Line> lines) {
        GoSum sums = new GoSum(lines);

        assertThat(GoSum.parse(sums.render())).isEqualTo(sums);
        assertThat(sums.lines()).containsAll(lines).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<GoSum.Line>> lines() {
        Arbitrary<String> files = Arbitraries.of("", "/go.mod");
        Arbitrary<String> hashes = Arbitraries.of("h1:a", "h1:b", "h2:a");
        Arbitrary<ModuleVersion> modules = Arbitraries.oneOf(
                GomodArbitraries.moduleVersions(),
                Arbitraries.of(VectorA.MODULE, ModuleVersion.parse("example.com/m@v1.0.0+incompatible")));
        return Combinators.combine(modules, files, hashes)
                .as((module, file, hash) ->
                        new GoSum.Line(module.path().value(), module.version().value() + file, hash))
                .list()
                .ofMaxSize(12)
                .withoutEdgeCases();
    }
}
