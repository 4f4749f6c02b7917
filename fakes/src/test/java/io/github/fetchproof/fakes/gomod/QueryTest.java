package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final ModulePath PATH = ModulePath.of("example.com/m");
    private static final List<Version> LISTED = versions(
            "v1.1.0", "v0.9.0", "v1.0.0", "v1.0.1", "v1.1.1-rc1", "v1.2.0-pre", "v2.0.0", "v3.0.0+incompatible");

    private static List<Version> versions(String... texts) {
        return Arrays.stream(texts).map(Version::of).toList();
    }

    private static Optional<String> chosen(Query query, List<Version> listed) {
        return ((Choice) query).choose(PATH, listed).map(Version::value);
    }

    @ParameterizedTest
    @CsvSource({
        "latest,v1.1.0",
        "upgrade,v1.1.0",
        "v1,v1.1.0",
        "v1.0,v1.0.1",
        "v0,v0.9.0",
        "v1.2,",
        "<v1.1.0,v1.0.1",
        "<v1.1,v1.0.1",
        "<=v1.1.0,v1.1.0",
        ">v1.0.0,v1.0.1",
        ">=v1.0.0,v1.0.0",
        ">=v1.1,v1.1.0",
        ">v1.1.0,v1.1.1-rc1",
        "<v0.9.0,",
        "v3,v3.0.0+incompatible",
        ">=v2.0.0,v3.0.0+incompatible"
    })
    void choosesAmongListedVersions(String text, String expected) {
        assertThat(chosen(Query.parse(text), LISTED)).isEqualTo(Optional.ofNullable(expected));
        assertThat(Query.parse(text).text()).isEqualTo(text);
    }

    @Test
    void takesAPrereleaseWhenThereIsNoRelease() {
        List<Version> listed = versions("v1.0.0-alpha", "v1.0.0-beta", "v0.0.0-20191109021931-daa7c04131f5");

        assertThat(chosen(Query.parse("latest"), listed)).contains("v1.0.0-beta");
        assertThat(chosen(Query.parse("v1"), listed)).isEmpty();
        assertThat(chosen(Query.parse("<v1.0.0"), listed)).contains("v1.0.0-beta");
    }

    @Test
    void asksLatestOnlyWhereTheReferenceSays() {
        List<Version> pseudoAlone = versions("v0.0.0-20191109021931-daa7c04131f5");
        Choice latest = (Choice) Query.parse("latest");

        assertThat(latest.choose(PATH, pseudoAlone)).isEmpty();
        assertThat(latest.mayAskLatest()).isTrue();
        assertThat(((Choice) Query.parse("v1")).mayAskLatest()).isFalse();
        assertThat(((Choice) Query.parse(">=v1.0.0")).mayAskLatest()).isFalse();
    }

    @Test
    void upgradeNeverGoesBelowTheVersionInUse() {
        assertThat(chosen(Query.parse("upgrade", Version.of("v1.0.0")), LISTED)).contains("v1.1.0");
        assertThat(chosen(Query.parse("upgrade", Version.of("v1.1.1-rc1")), LISTED))
                .contains("v1.2.0-pre");
        assertThat(chosen(Query.parse("upgrade", Version.of("v1.9.0")), versions("v1.8.0")))
                .isEmpty();
        assertThat(((Choice) Query.parse("upgrade", Version.of("v1.9.0"))).current())
                .contains(Version.of("v1.9.0"));
    }

    @Test
    void patchKeepsTheMinorVersion() {
        assertThat(chosen(Query.parse("patch", Version.of("v1.0.0")), LISTED)).contains("v1.0.1");
        assertThat(chosen(Query.parse("patch", Version.of("v1.1.0")), LISTED)).contains("v1.1.0");
        assertThat(chosen(Query.parse("patch", Version.of("v1.3.0")), LISTED)).isEmpty();
        assertThatThrownBy(() -> Query.parse("patch")).hasMessageContaining("in use");
    }

    @Test
    void aPseudoVersionInUseIsNotLeftForWhatIsOlder() {
        Choice upgrade = (Choice) Query.parse("upgrade", Version.of("v1.0.1-0.20191109021931-daa7c04131f5"));

        assertThat(upgrade.mayAskLatest()).isTrue();
        assertThat(upgrade.staysRatherThan(Instant.parse("2019-11-09T02:19:30Z")))
                .isTrue();
        assertThat(upgrade.staysRatherThan(Instant.parse("2019-11-09T02:19:31Z")))
                .isFalse();
        assertThat(((Choice) Query.parse("latest")).staysRatherThan(Instant.EPOCH))
                .isFalse();
    }

    @Test
    void incompatibleVersionsAreForModulesWithoutGoMod() {
        Choice latest = (Choice) Query.parse("latest");

        assertThat(latest.choose(PATH, LISTED, version -> false)).contains(Version.of("v3.0.0+incompatible"));
        assertThat(latest.choose(PATH, LISTED, version -> version.equals(Version.of("v1.2.0-pre"))))
                .contains(Version.of("v1.1.0"));
        assertThat(chosen(Query.parse("upgrade", Version.of("v2.9.0+incompatible")), LISTED))
                .contains("v3.0.0+incompatible");
        assertThat(chosen(latest, versions("v3.0.0+incompatible"))).contains("v3.0.0+incompatible");
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.3,v1.2.3",
        "v1.0.0-RC1,v1.0.0-!r!c1",
        "master,master",
        "4e1f0a6,4e1f0a6",
        "Feature,!feature",
        "v1.2.3+meta,v1.2.3+meta",
        "release-branch.go1.21,release-branch.go1.21"
    })
    void namesGoToTheProxyEscaped(String text, String escaped) {
        Query query = Query.parse(text);

        assertThat(query.text()).isEqualTo(text);
        assertThat(((Query.Named) query).escaped()).isEqualTo(escaped);
        assertThat(query instanceof Query.Exact)
                .isEqualTo(Version.ifCanonical(text).isPresent());
    }

    @Test
    void aVersionWithABuildPartHasOneWithout() {
        assertThat(new Query.Revision("v1.2.3+meta").withoutBuild()).contains(Version.of("v1.2.3"));
        assertThat(new Query.Revision("master").withoutBuild()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "feature/x",
                "../v1.0.0",
                "a!b",
                "v1.0.0?x",
                "ä",
                "a\nb",
                "v1.0.0.",
                "con",
                "<",
                ">=v1.x",
                "<=v1.2",
                ">v1",
                ">=latest",
                "a\\b",
                "a:b"
            })
    void badOnesAreRefusedWithoutTheNetwork(String text) {
        assertThatThrownBy(() -> Query.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
