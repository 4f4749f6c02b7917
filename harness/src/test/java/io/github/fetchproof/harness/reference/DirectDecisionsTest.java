package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.PseudoVersion;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.git.Pack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of pages and repositories. */
class DirectDecisionsTest {

    private static final String TAG = "<meta name=\"go-import\" content=\"example.com/r git https://example.com/r\">";
    private static final GoImport R = new GoImport("example.com/r", "git", "https://example.com/r", "");

    private final Decisions right = new Decisions(Settings.of(new Surroundings(Map.of())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                TAG,
                "<html><head>" + TAG + "</head></html>",
                "<HTML><HEAD><META NAME=go-import CONTENT=' example.com/r  git\nhttps://example.com/r '></HEAD>",
                "<head>" + TAG + "<script>if (1 < 2) {</script></head><body><p><<<>",
                "<meta name=\"go-import\" content=\"example.com/r git\">" + TAG,
                "<meta name=\"go-import\" content=\"example.com/r git https://example.com/r sub more\">" + TAG,
                "<meta name=\"go-source\" content=\"example.com/r a b c\">" + TAG,
            })
    void aTagInTheHeadCounts(String html) {
        assertThat(right.imports(html)).containsExactly(R);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no page at all",
                "<html><head></head><body>" + TAG + "</body></html>",
                "<html><head></head>" + "<p>" + TAG,
                "<html><head><!-- " + TAG + " --></head></html>",
                "<html><head><meta name=\"Go-Import\" content=\"example.com/r git https://example.com/r\"></head></html>",
                "<html><head><meta name=\"go-import\" content=\"example.com/r git https://example.com/r",
                "<html><head><meta name=\"go-import\" content=\"example.com/r git https://example.com/r\"",
            })
    void nothingElseDoes(String html) {
        assertThat(right.imports(html)).isEmpty();
    }

    @Test
    void aFourthFieldIsTheDirectory() {
        assertThat(right.imports(TAG.replace("/r\">", "/r go\">")))
                .containsExactly(new GoImport("example.com/r", "git", "https://example.com/r", "go"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com/r, true",
        "example.com/r/part, true",
        "example.com/rest, false",
        "example.com, false",
        "example.org/r, false"
    })
    void aPrefixEndsWithAnElement(String path, boolean about) {
        assertThat(right.isAbout(R, path)).isEqualTo(about);
    }

    @Test
    void aProxyGoesBeforeRepositoriesOfWhichThereMayBeOne() {
        GoImport proxy = new GoImport("example.com/r", "mod", "https://proxy.example.com", "");
        GoImport other = new GoImport("example.com", "git", "https://example.com/all", "");

        assertThat(right.choose(List.of())).isEmpty();
        assertThat(right.choose(List.of(R))).contains(R);
        assertThat(right.choose(List.of(R, proxy, other))).contains(proxy);
        assertThatThrownBy(() -> right.choose(List.of(R, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one repository");
    }

    @ParameterizedTest
    @CsvSource({
        "git,  https://example.com/r, ''",
        "mod,  https://example.com,   ''",
        "git,  ssh://git@example.com/r, ''",
        "mod,  ssh://git@example.com, https",
        "git,  git@example.com:r,     https",
        "git,  ssh://-oProxyCommand=touch/r, https",
        "git,  http://example.com/r,  https",
        "git,  git://example.com/r,   https",
        "git,  file:///r,             https",
        "mod,  file:///r,             https",
        "git,  example.com/r,         https",
        "git,  --upload-pack=touch,   https",
        "hg,   https://example.com/r, only git",
        "gitt, https://example.com/r, no such",
    })
    void aRepositoryIsOneOfGitOverHttpsOrSsh(String vcs, String url, String problem) {
        String said = right.repositoryProblem(new GoImport("example.com/r", vcs, url, ""));

        assertThat(said.isEmpty()).isEqualTo(problem.isEmpty());
        assertThat(said).contains(problem);
    }

    @Test
    void aPathMayNameItsRepository() {
        assertThat(right.named(new ModulePath("example.com/group/r.git/part/v2")))
                .contains(new GoImport("example.com/group/r.git", "git", "https://example.com/group/r", ""));
        assertThat(right.named(new ModulePath("example.com/r"))).isEmpty();
        assertThat(right.named(new ModulePath("example.com/r.github"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            v1.0.1-0.20240102030405-0123456789ab   |
            v0.9.1-0.20240102030405-0123456789ab   |
            v1.3.1-0.20240102030405-0123456789ab   |
            v0.0.0-20240102030405-0123456789ab     |
            v1.0.1-0.20240102030405-0123456789a    | its revision must be the first 12 digits of its commit, 0123456789ab
            v1.0.1-0.20240102030405-0123456789abc  | its revision must be the first 12 digits of its commit, 0123456789ab
            v1.0.1-0.20240102030406-0123456789ab   | its time must be that of its commit, 2024-01-02T03:04:05Z
            v1.0.0-20240102030405-0123456789ab     | its major version must be v0, since it comes after no tag
            v1.2.1-0.20240102030405-0123456789ab   | its commit must come after part/v1.2.0, and has that tag itself
            v1.7.1-0.20240102030405-0123456789ab   | its commit must come after part/v1.7.0
            v1.8.1-0.20240102030405-0123456789ab   | its commit must come after part/v1.8.0
            """)
    void aPseudoVersionMustBeRightInAllItsParts(String version, @Nullable String problem) {
        String id = "0123456789abcdef0123456789abcdef01234567";
        String before = "89abcdef0123456789abcdef0123456789abcdef";
        Map<String, String> tags = Map.of(
                "part/v0.9.0",
                before,
                "part/v1.0.0",
                before,
                "part/v1.2.0",
                id,
                "part/v1.3.0+meta",
                id,
                "v1.8.0",
                before);

        assertThat(right.pseudoProblem(
                        new PseudoVersion(new Version(version)),
                        ModuleSource.of("example.com/r/part", "example.com/r"),
                        new Pack.Commit(id, Instant.parse("2024-01-02T03:04:05Z")),
                        tags))
                .isEqualTo(problem == null ? "" : problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com/r/v2 v2.0.0", "gopkg.in/r.v1 v1.0.0", "gopkg.in/r.v1 v0.0.0"})
    void aMajorVersionInThePathNeedsNoTag(String pathAndVersion) {
        String path = pathAndVersion.split(" ")[0];
        String version = pathAndVersion.split(" ")[1] + "-20240102030405-0123456789ab";

        assertThat(right.pseudoProblem(
                        new PseudoVersion(new Version(version)),
                        ModuleSource.of(path, path),
                        new Pack.Commit("0123456789abcdef", Instant.parse("2024-01-02T03:04:05Z")),
                        Map.of()))
                .isEmpty();
    }
}
