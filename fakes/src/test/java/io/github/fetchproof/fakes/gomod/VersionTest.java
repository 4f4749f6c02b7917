package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v0.0.0",
                "v1.2.3",
                "v1.2.3-pre",
                "v1.2.3-0.a-b.RC1",
                "v1.2.3-00a",
                "v2.0.0+incompatible",
                "v2.0.0-rc.1+incompatible",
                "v99999999999999999999.0.0",
                "v0.0.0-20191109021931-daa7c04131f5"
            })
    void mayBe(String version) {
        assertThat(Version.of(version)).hasToString(version);
        assertThat(Version.ifCanonical(version)).contains(Version.of(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "1.2.3",
                "v1",
                "v1.2",
                "v1.2.3.4",
                "v01.2.3",
                "v1.02.3",
                "v1.2.3-",
                "v1.2.3-01",
                "v1.2.3-a..b",
                "v1.2.3-é",
                "v1.2.3+meta",
                "v1.2.3+",
                "v1.2-pre",
                "v1.2.3 ",
                "V1.2.3",
                "v1.2.-3",
                "latest",
                "v1.2.3/go.mod"
            })
    void mustNotBe(String version) {
        assertThatThrownBy(() -> Version.of(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("version must ");
        assertThat(Version.ifCanonical(version)).isEmpty();
    }

    @Test
    void areOrderedAsSemanticVersions() {
        List<Version> ascending = versions(
                "v0.0.0-20191109021931-daa7c04131f5",
                "v0.0.0",
                "v0.9.0",
                "v0.10.0",
                "v1.0.0-0",
                "v1.0.0-0.20200101000000-000000000000",
                "v1.0.0-2",
                "v1.0.0-10",
                "v1.0.0-A",
                "v1.0.0-alpha",
                "v1.0.0-alpha.1",
                "v1.0.0-alpha.beta",
                "v1.0.0-beta",
                "v1.0.0-beta.2",
                "v1.0.0-beta.11",
                "v1.0.0-rc.1",
                "v1.0.0",
                "v1.0.1-0.20200101000000-000000000000",
                "v1.0.1",
                "v2.0.0",
                "v2.0.0+incompatible",
                "v10.0.0");
        List<Version> shuffled = new ArrayList<>(ascending);
        Collections.shuffle(shuffled, new Random(7));

        Collections.sort(shuffled);

        assertThat(shuffled).containsExactlyElementsOf(ascending);
    }

    private static List<Version> versions(String... texts) {
        return java.util.Arrays.stream(texts).map(Version::of).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.3,false,false",
        "v1.2.3-rc1,true,false",
        "v2.0.0+incompatible,false,false",
        "v0.0.0-20191109021931-daa7c04131f5,true,true",
        "v1.2.4-0.20191109021931-daa7c04131f5,true,true",
        "v1.2.3-pre.0.20191109021931-daa7c04131f5,true,true",
        "v2.0.1-0.20191109021931-daa7c04131f5+incompatible,true,true",
        "v1.2.4-20191109021931-daa7c04131f5,true,false",
        "v1.2.4-1.20191109021931-daa7c04131f5,true,false",
        "v0.0.0-2019110902193-daa7c04131f5,true,false"
    })
    void knowTheirKind(String version, boolean prerelease, boolean pseudo) {
        assertThat(Version.of(version).isPrerelease()).isEqualTo(prerelease);
        assertThat(Version.of(version).isPseudo()).isEqualTo(pseudo);
    }

    @Test
    void escapeUpperCase() {
        assertThat(Version.of("v1.0.0-RC1").escaped()).isEqualTo("v1.0.0-!r!c1");
        assertThatThrownBy(() -> Version.unescape("v1.0.0-RC1")).hasMessageContaining("escaped version");
    }

    @ParameterizedTest
    @CsvSource({
        "v1,v1.0.0",
        "v1.2,v1.2.0",
        "v1.2.3+meta,v1.2.3",
        "v1.2.3-pre+meta.1,v1.2.3-pre",
        "v2.0.0+incompatible,v2.0.0+incompatible"
    })
    void standForShorterOrLongerSpellings(String spelled, String canonical) {
        assertThat(Semver.parse(spelled).orElseThrow().canonical()).hasToString(canonical);
    }

    @Property(tries = 500)
    void theOrderIsTotal(@ForAll("any") Version a, @ForAll("any") Version b, @ForAll("any") Version c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }

    @Property(tries = 300)
    void escapingIsUndoneByUnescaping(@ForAll("any") Version version) {
        assertThat(Version.unescape(version.escaped())).isEqualTo(version);
    }

    @Property(tries = 300)
    void nothingCanonicalIsChanged(@ForAll("any") Version version) {
        assertThat(version.semver().canonical()).isEqualTo(version);
    }

    @Provide
    Arbitrary<Version> any() {
        return GomodArbitraries.versions();
    }
}
