package io.github.fetchproof.harness.scenario;

import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.fetcher.Capability;
import org.junit.jupiter.api.Test;

class ScenarioBuilderTest {

    private static ScenarioBuilder whole() {
        return scenario("list/comma-stops-on-refused")
                .must("ask no later entry")
                .because("an outage is not an answer")
                .rules("LIST-003", "NET-001")
                .world(World.empty().proxy("P1", Vectors.VECTOR_A).proxy("P2", Vectors.VECTOR_A))
                .goproxy("P1,P2")
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1))
                .expect("NET-001", noRequestsAt("P2"));
    }

    @Test
    void partsComeOutAsTheyWentIn() {
        Scenario scenario = whole().build();

        assertThat(scenario.id()).isEqualTo("list/comma-stops-on-refused");
        assertThat(scenario.level()).isEqualTo(Level.MUST);
        assertThat(scenario.sentence()).isEqualTo("A fetcher MUST ask no later entry.");
        assertThat(scenario.why()).isEqualTo("an outage is not an answer");
        assertThat(scenario.settings()).containsOnlyKeys("GOPROXY").containsEntry("GOPROXY", "P1,P2");
        assertThat(scenario.world().proxies()).containsOnlyKeys("P1", "P2");
        assertThat(scenario.steps())
                .containsExactly(breakLink("P1", new LinkFault.Refused()), fetch("example.com/m@v1.0.0"));
        assertThat(scenario.needs()).containsExactly(Capability.DOWNLOAD);
    }

    @Test
    void expectationsSpeakForTheFirstRuleUnlessTheyNameAnother() {
        assertThat(whole().build().expectations()).extracting(Expectation::rule).containsExactly("LIST-003", "NET-001");
    }

    @Test
    void shouldIsAnotherLevel() {
        assertThat(whole().should("be polite").build().sentence()).isEqualTo("A fetcher SHOULD be polite.");
    }

    @Test
    void aGoSumNeedsASubjectThatReadsIt() {
        Scenario scenario = whole().goSumOf("example.com/m@v1.0.0").build();

        assertThat(scenario.goSum()).containsExactly("example.com/m@v1.0.0");
        assertThat(scenario.needs()).contains(Capability.GO_SUM);
    }

    @Test
    void aNetrcNeedsASubjectThatReadsIt() {
        Scenario scenario =
                whole().netrc("machine {host:P1} login user password pass\n").build();

        assertThat(scenario.given()).contains(".netrc says machine {host:P1} login user password pass");
        assertThat(scenario.needs()).contains(Capability.NETRC);
    }

    @Test
    void aHelperNeedsASubjectThatAsksIt() {
        Scenario scenario = whole().helper(new AuthHelper(AuthHelper.tell("{P1}", "Bearer x"), ""))
                .build();

        assertThat(scenario.given())
                .contains(
                        "GOAUTH names a program that prints {P1}, Authorization: Bearer x",
                        "and after a refusal nothing");
        assertThat(scenario.needs()).contains(Capability.GOAUTH);
    }

    @Test
    void anOriginThatWantsALoginIsSaidTo() {
        World guarded = World.empty().proxy("P1").proxy("P2").guarded("P1", new Login("user", "pass"));

        assertThat(whole().world(guarded).build().given()).contains("P1 answers nobody without a password or token");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole().step(Step.heal("P3")).build())
                .withMessage("list/comma-stops-on-refused has a step at an origin its world does not know: P3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole().expect("SUM-001", failedCleanly(1)).build())
                .withMessage("list/comma-stops-on-refused expects by a rule it does not name: SUM-001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario("list/empty").build())
                .withMessage("a scenario names at least one rule and one expectation: list/empty");
    }

    @Test
    void rulesAreNamedBeforeWhatSpeaksForThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario("list/some").expect(failedCleanly(1)))
                .withMessage("a scenario names its rules before it expects by the first of them: list/some");
    }
}
