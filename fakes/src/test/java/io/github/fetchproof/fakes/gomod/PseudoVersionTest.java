package io.github.fetchproof.fakes.gomod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudoVersionTest {

    private static final Instant TIME = Instant.parse("2019-11-09T02:19:31Z");
    private static final String REVISION = "daa7c04131f5";

    @Test
    void withoutAnEarlierTagIsBelowEverything() {
        assertThat(PseudoVersion.first("v0", TIME, REVISION)).hasToString("v0.0.0-20191109021931-daa7c04131f5");
        assertThat(PseudoVersion.first("v2", TIME, REVISION)).hasToString("v2.0.0-20191109021931-daa7c04131f5");
    }

    @ParameterizedTest
    @CsvSource({
        "v1.2.3,v1.2.4-0.20191109021931-daa7c04131f5",
        "v1.2.9,v1.2.10-0.20191109021931-daa7c04131f5",
        "v2.0.0+incompatible,v2.0.1-0.20191109021931-daa7c04131f5+incompatible",
        "v1.2.3-pre,v1.2.3-pre.0.20191109021931-daa7c04131f5",
        "v2.0.0-pre+incompatible,v2.0.0-pre.0.20191109021931-daa7c04131f5+incompatible"
    })
    void followsItsBase(String base, String pseudo) {
        assertThat(PseudoVersion.after(Version.of(base), TIME, REVISION)).hasToString(pseudo);
        assertThat(new PseudoVersion(Version.of(pseudo)).base()).contains(Version.of(base));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1.2.3",
                "v1.2.3-pre",
                "v0.0.0-20191309021931-daa7c04131f5",
                "v0.0.0-20190229000000-daa7c04131f5",
                "v0.0.0-20191109021931-daa7c04131f5+incompatible",
                "v1.0.0-0.20191109021931-daa7c04131f5"
            })
    void mustNotBe(String version) {
        assertThatThrownBy(() -> new PseudoVersion(Version.of(version)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a pseudo-version");
    }

    @Test
    void mustBeMadeOfAMajorVersionATimeAndARevision() {
        assertThatThrownBy(() -> PseudoVersion.first("2", TIME, REVISION)).hasMessageContaining("major version");
        assertThatThrownBy(() -> PseudoVersion.first("v2", TIME, "a-b")).hasMessageContaining("letters and digits");
        assertThatThrownBy(() -> PseudoVersion.first("v2", Instant.MAX, REVISION))
                .hasMessageContaining("years");
    }

    @Property(tries = 300)
    void givesBackWhatItWasMadeOf(
            @ForAll("bases") Version base, @ForAll("times") Instant time, @ForAll("revisions") String revision) {
        PseudoVersion pseudo = PseudoVersion.after(base, time, revision);

        assertThat(pseudo.version().isPseudo()).isTrue();
        assertThat(pseudo.base()).contains(base);
        assertThat(pseudo.time()).isEqualTo(time);
        assertThat(pseudo.revision()).isEqualTo(revision);
    }

    @Property(tries = 100)
    void givesBackWhatTheFirstWasMadeOf(@ForAll("times") Instant time, @ForAll("revisions") String revision) {
        PseudoVersion pseudo = PseudoVersion.first("v3", time, revision);

        assertThat(pseudo.base()).isEmpty();
        assertThat(pseudo.time()).isEqualTo(time);
        assertThat(pseudo.revision()).isEqualTo(revision);
    }

    @Property(tries = 300)
    void liesBetweenItsBaseAndTheNextRelease(
            @ForAll("bases") Version base, @ForAll("times") Instant time, @ForAll("revisions") String revision) {
        Version pseudo = PseudoVersion.after(base, time, revision).version();
        Semver parts = base.semver();
        String patch = parts.isPrerelease()
                ? parts.number(2)
                : new BigInteger(parts.number(2)).add(BigInteger.ONE).toString();

        assertThat(pseudo).isGreaterThan(base).isLessThan(Version.of(parts.majorMinor() + "." + patch));
    }

    @Property(tries = 200)
    void isOrderedByTimeAfterTheSameBase(
            @ForAll("bases") Version base, @ForAll("times") Instant a, @ForAll("times") Instant b) {
        Version first = PseudoVersion.after(base, a, REVISION).version();
        Version second = PseudoVersion.after(base, b, REVISION).version();

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.signum(a.compareTo(b)));
    }

    @Provide
    Arbitrary<Version> bases() {
        return GomodArbitraries.versions();
    }

    @Provide
    Arbitrary<Instant> times() {
        return GomodArbitraries.times();
    }

    @Provide
    Arbitrary<String> revisions() {
        return GomodArbitraries.revisions();
    }
}
