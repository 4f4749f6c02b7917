package io.github.fetchproof.harness.goproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    @Test
    void proxiesOnTheWebAreStoodInForAndTheRestStaysWhatItIs() {
        Line line = Line.parse("https://a.example|file:///srv/P1/x, b.example/go,direct", "");

        assertThat(line.proxies()).containsExactly("P1", "P2");
        assertThat(line.standIn()).isEqualTo("P1|file:///srv/%501/x,P2,direct");
        assertThat(line.text()).isEqualTo("https://a.example|file:///srv/P1/x,https://b.example/go,direct");
        assertThat(line.direct()).isTrue();
    }

    @Test
    void saysWhatComesAfterAProxy() {
        Line line = Line.parse("a.example|b.example,off", "");

        assertThat(line.anyError("P1")).isTrue();
        assertThat(line.anyError("P2")).isFalse();
        assertThat(line.isFollowed("P1")).isTrue();
        assertThat(line.isFollowed("P2")).as("off is no source").isFalse();
        assertThat(Line.parse("a.example,direct", "").isFollowed("P1")).isTrue();
        assertThat(Line.parse("a.example", "").isFollowed("P1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "corp.example.com, corp.example.com/secret",
        "*.corp.example.com, x.corp.example.com/secret",
        "github.com/ourco/*, github.com/ourco/x/secret",
        "*, x.test/secret",
    })
    void aPrivateModuleFitsItsGlob(String glob, String path) {
        assertThat(Line.parse("a.example", glob).privatePaths()).containsExactly(path);
    }

    @Test
    void eachGlobHasAModuleOfItsOwn() {
        assertThat(Line.parse("a.example", "a.example, b.example/").privatePaths())
                .containsExactly("a.example/secret", "b.example/secret");
        assertThat(Line.parse("a.example", "").privatePaths()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    off                    ; ''    ; must name 1 to 20 proxies
                    direct                 ; ''    ; must name 1 to 20 proxies
                    file:///srv            ; ''    ; must name 1 to 20 proxies
                    A,B                    ; ''    ; must be a URL, direct or off: A
                    ftp://a.example        ; ''    ; must have the scheme https, http or file
                    ','                    ; ''    ; must name at least one source
                    a.example              ; corp  ; private globs must be such as
                    a.example              ; a[b   ; private globs must be such as
                    """)
    void whatCannotBeTriedIsRefused(String line, String globs, String why) {
        assertThatThrownBy(() -> Line.parse(line, globs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
