package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.PathPatterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VcsPolicyTest {

    private static final PathPatterns PRIVATE = PathPatterns.parse("corp.example");

    @ParameterizedTest(name = "GOVCS={0}: {2} for {1} is {3}")
    @CsvSource({
        "'',                          example.com/r,   git, true",
        "'',                          example.com/r,   svn, false",
        "'',                          corp.example/r,  svn, true",
        "*:off,                       example.com/r,   git, false",
        "*:off,                       corp.example/r,  git, false",
        "public:hg,                   example.com/r,   git, false",
        "public:hg | git,             example.com/r,   git, true",
        "public:hg,                   corp.example/r,  git, true",
        "private:off,                 corp.example/r,  git, false",
        "'example.com:git, *:off',    example.com/r,   git, true",
        "'example.com:off,*:all',     example.com/r/s, git, false",
        "'other.example:off',         example.com/r,   git, true",
        "'no..path:off',              no..path,        git, false",
    })
    void theFirstRuleThatMatchesCounts(String govcs, String path, String vcs, boolean allowed) {
        assertThat(VcsPolicy.parse(govcs, PRIVATE).allows(path, vcs)).isEqualTo(allowed);
    }

    @Test
    void aRuleIsAPatternAndWhatItAllows() {
        for (String wrong : new String[] {"git", "example.com:", ":git"}) {
            assertThatThrownBy(() -> VcsPolicy.parse(wrong, PRIVATE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("GOVCS must be a list of PATTERN:SYSTEMS: " + wrong);
        }
    }
}
