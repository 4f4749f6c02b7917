package io.github.fetchproof.fakes.gomod;

import static io.github.fetchproof.fakes.gomod.SourceTreeTest.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleSourceTest {

    private static final String ROOT = "example.com/r";
    private static final Instant TIME = Instant.parse("2019-11-09T02:19:31Z");
    private static final String COMMIT = "daa7c04131f568e31c51927b359a2d197a357058";
    private static final String PSEUDO = "20191109021931-daa7c04131f5";

    private static final ModuleSource R = ModuleSource.of(ROOT, ROOT);
    private static final ModuleSource SUB = ModuleSource.of(ROOT + "/sub", ROOT);
    private static final ModuleSource R2 = ModuleSource.of(ROOT + "/v2", ROOT);
    private static final SourceTree EMPTY = tree();
    private static final SourceTree WITH_GO_MOD = tree("go.mod", "module example.com/r\n");

    @ParameterizedTest
    @CsvSource({
        "example.com/r,          example.com/r,    '',     '',      v1.0.0",
        "example.com/r/v2,       example.com/r,    '',     '',      v2.0.0",
        "example.com/r/v2,       example.com/r/v2, '',     '',      v2.0.0",
        "example.com/r/a/b,      example.com/r,    '',     a/b,     a/b/v1.0.0",
        "example.com/r/a/b/v3,   example.com/r,    '',     a/b,     a/b/v3.0.0",
        "example.com/r,          example.com/r,    c/d,    c/d,     c/d/v1.0.0",
        "example.com/r/a/v2,     example.com/r,    c/d,    c/d/a,   c/d/a/v2.0.0",
        "gopkg.in/yaml.v2,       gopkg.in/yaml.v2, '',     '',      v2.0.0"
    })
    void itsTagsBeginWithItsDirectory(String path, String root, String subdirectory, String directory, String tag) {
        ModuleSource source = new ModuleSource(new ModulePath(path), root, subdirectory);

        assertThat(source.directory()).isEqualTo(directory);
        assertThat(source.tag(Version.of(tag.substring(tag.lastIndexOf('/') + 1))))
                .isEqualTo(tag);
    }

    @Test
    void anIncompatibleVersionHasATagWithoutTheWord() {
        assertThat(R.tag(Version.of("v2.0.0+incompatible"))).isEqualTo("v2.0.0");
    }

    @Test
    void aTagIsOfAVersionWhateverItsBuildPart() {
        Version version = Version.of("v1.0.0");

        assertThat(List.of("sub/v1.0.0", "sub/v1.0.0+meta")).allMatch(tag -> SUB.isTag(tag, version));
        assertThat(List.of("v1.0.0", "sub/v1.0", "sub/v1.0.0+", "sub/v1.0.1", "sub/v1.0.0-pre", "sub/x/v1.0.0"))
                .noneMatch(tag -> SUB.isTag(tag, version));
        assertThat(R.isTag("v2.0.0", Version.of("v2.0.0+incompatible"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com/rr", "example.com", "example.org/r"})
    void aModuleElsewhereIsRefused(String path) {
        String other = path.equals("example.com") ? "example.com/x" : path;
        assertThatThrownBy(() -> ModuleSource.of(other, ROOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a module's path must begin with that of its repository, \"example.com/r\": " + other);
    }

    @Test
    void aMajorVersionLiesAtTheRootOrInADirectoryOfItsOwn() {
        String two = "module example.com/r/v2\n";

        assertThat(R2.directoryIn(tree("go.mod", two))).isEmpty();
        assertThat(R2.directoryIn(tree("go.mod", "module example.com/r\n", "v2/go.mod", two)))
                .isEqualTo("v2");
        assertThat(ModuleSource.of(ROOT + "/a/v2", ROOT)
                        .directoryIn(tree("a/v2/go.mod", "module example.com/r/a/v2\n")))
                .isEqualTo("a/v2");
        assertThatThrownBy(() -> R2.directoryIn(tree("go.mod", two, "v2/go.mod", two)))
                .hasMessageContaining("must be at one of two places, and is at both");
        assertThatThrownBy(() -> R2.directoryIn(tree("go.mod", two, "v2/go.mod", "module example.com/r\n")))
                .hasMessageContaining("the go.mod in v2 must declare a path that ends in /v2");
        assertThatThrownBy(() -> R2.directoryIn(WITH_GO_MOD))
                .hasMessageContaining("must declare a path of the same major version");
        assertThatThrownBy(() -> R2.directoryIn(EMPTY)).hasMessageContaining("there must be a go.mod");
    }

    @Test
    void onlyTheRootMayDoWithoutGoMod() {
        assertThat(R.directoryIn(EMPTY)).isEmpty();
        assertThat(R.goMod(EMPTY)).isEqualTo("module example.com/r\n");
        assertThat(R.files(EMPTY)).isEmpty();
        assertThatThrownBy(() -> SUB.directoryIn(WITH_GO_MOD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the repository at example.com/r does not hold example.com/r/sub: there must be a go.mod");
        assertThatThrownBy(() -> R.goMod(tree("go.mod", "<html>"))).hasMessageContaining("must declare a path");
    }

    @Test
    void aCommitIsKnownByTheHighestOfItsTags() {
        assertThat(R.tagged(List.of("v1.0.0", "v1.2.0", "v1.10.0-pre", "sub/v1.9.0", "v1.9", "nonsense"), WITH_GO_MOD))
                .contains(Version.of("v1.10.0-pre"));
        assertThat(SUB.tagged(List.of("v1.0.0", "sub/v0.1.0", "sub/x/v3.0.0"), WITH_GO_MOD))
                .contains(Version.of("v0.1.0"));
        assertThat(R.tagged(List.of("v1.0.0+meta", "v0.0.0-" + PSEUDO), WITH_GO_MOD))
                .isEmpty();
    }

    @Test
    void aTagOfAnotherMajorVersionCountsOnlyWithoutGoMod() {
        assertThat(R.tagged(List.of("v1.0.0", "v2.0.0"), WITH_GO_MOD)).contains(Version.of("v1.0.0"));
        assertThat(R.tagged(List.of("v1.0.0", "v2.0.0"), EMPTY)).contains(Version.of("v2.0.0+incompatible"));
        assertThat(R.tagged(List.of("v2.0.0"), tree("v2/go.mod", "module example.com/r/v2\n")))
                .isEmpty();
        assertThat(R2.tagged(List.of("v1.0.0", "v2.0.0", "v3.0.0"), EMPTY)).contains(Version.of("v2.0.0"));
    }

    @Test
    void anIncompatibleVersionIsAllowedOnlyWhereItMustBe() {
        Version two = Version.of("v2.0.0+incompatible");

        assertThat(R.allows(two, EMPTY)).isTrue();
        assertThat(R.allows(two, tree("v2/go.mod", "module example.com/r/v2\n")))
                .isTrue();
        assertThat(R.allows(two, WITH_GO_MOD)).isFalse();
        assertThat(SUB.allows(two, EMPTY)).isFalse();
        assertThat(R.allows(Version.of("v1.0.0+incompatible"), EMPTY)).isFalse();
        assertThat(R.allows(Version.of("v2.0.0"), EMPTY)).isFalse();
        assertThat(R.allows(Version.of("v1.0.0"), WITH_GO_MOD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/r,     '',              v0.0.0-",
        "example.com/r,     v1.2.3,          v1.2.4-0.",
        "example.com/r,     v1.2.3 v1.3.0-a, v1.3.0-a.0.",
        "example.com/r,     v1.2.3 v2.0.0,   v1.2.4-0.",
        "example.com/r,     v1.2.3+meta,     v1.2.4-0.",
        "example.com/r/sub, v1.2.3,          v0.0.0-",
        "example.com/r/sub, sub/v1.2.3,      v1.2.4-0.",
        "example.com/r/v2,  v1.2.3,          v2.0.0-",
        "example.com/r/v2,  v2.2.3,          v2.2.4-0."
    })
    void anotherCommitFollowsTheHighestTagBeforeIt(String path, String tags, String begins) {
        assertThat(ModuleSource.of(path, ROOT).pseudo(List.of(tags.split(" ")), WITH_GO_MOD, TIME, COMMIT))
                .hasToString(begins + PSEUDO);
    }

    @Test
    void pseudoVersionsOfOtherKinds() {
        assertThat(R.pseudo(List.of("v2.0.0"), EMPTY, TIME, COMMIT))
                .hasToString("v2.0.1-0." + PSEUDO + "+incompatible");
        String path = "gopkg.in/x.v3-unstable";
        assertThat(ModuleSource.of(path, path).pseudo(List.of(), EMPTY, TIME, COMMIT))
                .hasToString("v3.0.0-" + PSEUDO);
    }
}
