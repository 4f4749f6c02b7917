package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.world.Policy.Denial;
import io.github.fetchproof.fakes.world.Policy.From;
import io.github.fetchproof.fakes.world.Policy.Ruling;
import io.github.fetchproof.fakes.world.Policy.To;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Policy POLICY = Policy.denying(Denial.REFUSE)
            .egress("build", new To("P1", 443), new To("H1", 22))
            .ingress("H1", new From("office", 22));

    @Test
    void whoIsNotNamedIsFree() {
        assertThat(POLICY.rule("office", "P1", 443)).isEqualTo(Ruling.ALLOWED);
        assertThat(Policy.OPEN.rule("build", "P1", 443)).isEqualTo(Ruling.ALLOWED);
        assertThat(Policy.OPEN.isOpen()).isTrue();
        assertThat(POLICY.isOpen()).isFalse();
    }

    @Test
    void aCallerThatIsNamedMayGoWhereItIsAllowedAndNowhereElse() {
        assertThat(POLICY.rule("build", "P1", 443)).isEqualTo(Ruling.ALLOWED);
        assertThat(POLICY.rule("build", "P1", 80)).isEqualTo(Ruling.DENIED_BY_EGRESS);
        assertThat(POLICY.rule("build", "P2", 443)).isEqualTo(Ruling.DENIED_BY_EGRESS);
    }

    @Test
    void anOriginThatIsNamedLetsThoseInAloneWhomItAllows() {
        assertThat(POLICY.rule("office", "H1", 22)).isEqualTo(Ruling.ALLOWED);
        assertThat(POLICY.rule("office", "H1", 443)).isEqualTo(Ruling.DENIED_BY_INGRESS);
        assertThat(POLICY.rule("stranger", "H1", 22)).isEqualTo(Ruling.DENIED_BY_INGRESS);
    }

    @Test
    void aDialMustBeAllowedOnBothSides() {
        assertThat(POLICY.rule("build", "H1", 22)).isEqualTo(Ruling.DENIED_BY_INGRESS);
        assertThat(POLICY.ingress("H1", new From("build", 22)).rule("build", "H1", 22))
                .isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void namedWithoutAListMeansNothingIsAllowed() {
        Policy shut = Policy.denying(Denial.SWALLOW).egress("build").ingress("P2");

        assertThat(shut.rule("build", "P1", 80)).isEqualTo(Ruling.DENIED_BY_EGRESS);
        assertThat(shut.rule("office", "P2", 80)).isEqualTo(Ruling.DENIED_BY_INGRESS);
        assertThat(shut.describe())
                .containsExactly(
                        "the caller build may reach nobody, all else is swallowed",
                        "P2 may be reached by nobody, all else is swallowed");
    }

    @Test
    void knowsWhomItNames() {
        assertThat(POLICY.callers()).containsExactly("subject", "build", "office");
        assertThat(POLICY.origins()).containsExactly("H1", "P1");
    }

    @Test
    void aPortMustBeOne() {
        assertThatThrownBy(() -> new To("P1", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a port must be from 1 to 65535: 0");
        assertThatThrownBy(() -> new From("build", 65_536)).isInstanceOf(IllegalArgumentException.class);
    }
}
