package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "example.com/m",
                "golang.org/x/text",
                "github.com/Azure/azure-sdk-for-go",
                "example.com/m/v2",
                "example.com/m/v10",
                "example.com/v",
                "example.com/m_~-.x",
                "example.com/a~1b",
                "example.com/~x",
                "example.com/conn",
                "127.0.0.1/m",
                "gopkg.in/yaml.v2",
                "gopkg.in/check.v0",
                "gopkg.in/user/pkg.v3-unstable",
                "gopkg.in.example.com/m"
            })
    void mayBe(String path) {
        assertThat(ModulePath.of(path)).hasToString(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty",
                "/example.com|begin with a slash",
                "example.com/|end in a slash",
                "example.com//m|empty element",
                "example.com/../m|dots alone",
                "example.com/./m|dots alone",
                "..|dots alone",
                "example|dot in its first element",
                "-example.com|begin with a dash",
                "Example.com/m|lower-case",
                "ex_ample.com/m|lower-case",
                "example.com/.m|begins with a dot",
                "example.com/m.|ends in a dot",
                "example.com/a b|U+0020",
                "example.com/m?x|U+003F",
                "example.com/m@v1|U+0040",
                "example.com/a+b|U+002B",
                "example.com/!m|U+0021",
                "example.com/a%20b|U+0025",
                "example.com/ä|U+00E4",
                "example.com/con|Windows",
                "example.com/NuL.txt|Windows",
                "example.com/lpt9|Windows",
                "example.com/longname~1|tilde and digits",
                "example.com/longname~12.x|tilde and digits",
                "example.com/m/v1|version other than",
                "example.com/m/v0|version other than",
                "example.com/m/v02|version other than",
                "example.com/m/v2.1|version other than",
                "gopkg.in/yaml|gopkg.in",
                "gopkg.in/yaml/v2|gopkg.in",
                "gopkg.in/yaml.v02|gopkg.in",
                "gopkg.in/yaml.v0-unstable|gopkg.in",
                "gopkg.in/yaml.v-unstable|gopkg.in"
            })
    void mustNotBe(String path, String why) {
        assertThatThrownBy(() -> ModulePath.of(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("module path must ")
                .hasMessageContaining(why)
                .hasMessageEndingWith("\"" + path + "\"");
    }

    @Test
    void mustNotHoldControlCharactersNorShowThem() {
        assertThatThrownBy(() -> ModulePath.of("example.com/a\u001b[31m\n"))
                .hasMessageContaining("U+001B")
                .hasMessageEndingWith("\"example.com/a\\u001b[31m\\u000a\"");
        assertThatThrownBy(() -> ModulePath.of("example.com/\ud800")).hasMessageContaining("valid Unicode");
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/m,example.com/m",
        "example.com/Foo/BarBaz,example.com/!foo/!bar!baz",
        "github.com/Azure/azure-sdk-for-go,github.com/!azure/azure-sdk-for-go",
        "example.com/AB,example.com/!a!b"
    })
    void escapesUpperCase(String plain, String escaped) {
        assertThat(ModulePath.of(plain).escaped()).isEqualTo(escaped);
        assertThat(ModulePath.unescape(escaped)).isEqualTo(ModulePath.of(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/Foo",
                "example.com/foo!",
                "example.com/!Foo",
                "example.com/!1",
                "example.com/!!a",
                "x/é"
            })
    void isNotUnescapedFromAnythingElse(String escaped) {
        assertThatThrownBy(() -> ModulePath.unescape(escaped)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/m,'',v0.1.0",
        "example.com/m,'',v1.2.3",
        "example.com/m,'',v2.0.0+incompatible",
        "example.com/m/v2,/v2,v2.0.1-pre",
        "example.com/m/v10,/v10,v10.0.0",
        "gopkg.in/yaml.v2,.v2,v2.2.1",
        "gopkg.in/yaml.v2-unstable,.v2-unstable,v2.2.1",
        "gopkg.in/check.v1,.v1,v0.0.0-20161208181325-20d25e280405"
    })
    void agreesWithVersionsOfItsMajorNumber(String path, String suffix, String version) {
        ModulePath module = ModulePath.of(path);

        assertThat(module.majorSuffix()).isEqualTo(suffix);
        assertThat(module.withoutMajor() + module.majorSuffix()).isEqualTo(path);
        assertThat(module.agreesWith(Version.of(version))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/m,v2.0.0",
        "example.com/m/v2,v1.0.0",
        "example.com/m/v2,v3.0.0+incompatible",
        "gopkg.in/yaml.v2,v1.0.0",
        "gopkg.in/yaml.v2,v0.0.0-20161208181325-20d25e280405",
        "gopkg.in/check.v0,v1.0.0"
    })
    void disagreesWithOthers(String path, String version) {
        assertThat(ModulePath.of(path).agreesWith(Version.of(version))).isFalse();
        assertThatThrownBy(() -> ModuleVersion.parse(path + "@" + version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("version must be v")
                .hasMessageEndingWith(path + "@" + version);
    }

    @Property(tries = 300)
    void escapingIsUndoneByUnescaping(@ForAll("paths") ModulePath path) {
        String escaped = path.escaped();

        assertThat(escaped).isEqualTo(escaped.toLowerCase(java.util.Locale.ROOT));
        assertThat(ModulePath.unescape(escaped)).isEqualTo(path);
    }

    @Property(tries = 300)
    void whatIsAcceptedHoldsNoSurprises(@ForAll String text) {
        try {
            assertThat(ModulePath.of("example.com/" + text).value()).matches("[A-Za-z0-9/._~-]+");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("module path must ");
        }
    }

    @Provide
    Arbitrary<ModulePath> paths() {
        return GomodArbitraries.modulePaths();
    }
}
