package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h.lab.test|h.lab.test/m|true",
                "*.lab.test|h.lab.test/m|true",
                "*.lab.test/*|h.lab.test/m|true",
                "h.lab.test/|h.lab.test/m|true",
                "h.lab.test/m/sub|h.lab.test/m|false",
                "h.lab.test/mm|h.lab.test/m|false",
                "h.lab.test/m|h.lab.test/mm|false",
                "lab.test|h.lab.test/m|false",
                "*|h.lab.test/m|true",
                "*/*|h.lab.test|false",
                "none|h.lab.test/m|false",
                "''|h.lab.test/m|false",
                ",,|h.lab.test/m|false",
                "/|h.lab.test/m|false",
                "a.com,h.lab.test|h.lab.test/m|true",
                "a.com, h.lab.test |h.lab.test/m|true",
                "h.lab.tes?|h.lab.test/m|true",
                "h?lab.test|h/lab.test|false",
                "[g-i].lab.test|h.lab.test/m|true",
                "[^g-i].lab.test|h.lab.test/m|false",
                "[^x].lab.test/[mn]|h.lab.test/m/sub|true",
                "[]h].lab.test|h.lab.test/m|false",
                "[h.lab.test|h.lab.test/m|false",
                "h.lab.test/[a-]|h.lab.test/a|false",
                "h.lab.test\\|h.lab.test|false",
                "\\h.lab.test|h.lab.test/m|true",
                "\\*.lab.test|h.lab.test/m|false",
                "*.*.test/m*|h.lab.test/mod/v2|true",
                "*a*b*|xaxbx/y|true",
                "*a*b|xaxbxb/y|true",
                "*a*b|xaxbx/y|false",
                "H.lab.test|h.lab.test|false",
                "*.com/*/x|a.com/b/x/y|true",
                "*.com/*/x|a.com/b/c/x|false"
            })
    void matchPrefixesByElements(String patterns, String path, boolean expected) {
        assertThat(PathPatterns.parse(patterns).matches(path)).isEqualTo(expected);
    }

    @Test
    void malformedOnesAreNamed() {
        assertThat(PathPatterns.parse("a.com,[b,c\\,[d-],[],[^],[e-f]").malformed())
                .containsExactly("[b", "c\\", "[d-]", "[]", "[^]");
    }

    @Test
    void aLongPatternIsMatchedInReasonableTime() {
        String stars = "*a".repeat(200) + "b";

        assertThat(PathPatterns.parse(stars).matches("a".repeat(2000))).isFalse();
    }

    @Property(tries = 200)
    void everyPathMatchesItselfItsPrefixesAndAStar(@ForAll("paths") ModulePath path) {
        String domain = path.value().split("/", -1)[0];

        assertThat(PathPatterns.parse(path.value()).matches(path)).isTrue();
        assertThat(PathPatterns.parse(domain + "/").matches(path)).isTrue();
        assertThat(PathPatterns.parse("x.org, *").matches(path)).isTrue();
        assertThat(PathPatterns.parse(path.value()).matches(path.value() + "/sub"))
                .isTrue();
        assertThat(PathPatterns.parse(path.value() + "/sub").matches(path)).isFalse();
    }

    @Property(tries = 300)
    void noPatternIsTooOdd(@ForAll String patterns, @ForAll String path) {
        PathPatterns parsed = PathPatterns.parse(patterns);

        assertThat(PathPatterns.parse(patterns + ",*").matches(path)).isTrue();
        assertThat(new PathPatterns(parsed.malformed()).matches(path)).isFalse();
    }

    @Provide
    Arbitrary<ModulePath> paths() {
        return GomodArbitraries.modulePaths();
    }
}
