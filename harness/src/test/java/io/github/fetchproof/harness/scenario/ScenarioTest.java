package io.github.fetchproof.harness.scenario;

import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Checks;
import io.github.fetchproof.harness.expectation.Expectation;
import io.github.fetchproof.harness.fetcher.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final World WORLD = World.empty().proxy("P1", Vectors.VECTOR_A);
    private static final List<Expectation> EXPECTS = List.of(new Expectation("LIST-003", Checks.succeeded(1)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "list",
                "list/",
                "/some",
                "List/some",
                "list/Some",
                "list/some_thing",
                "list/a--b",
                "list/a/b"
            })
    void anIdIsAFamilyAndWordsWithDashes(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario(id, List.of("LIST-003"), List.of(), EXPECTS, Map.of()))
                .withMessage("a scenario's id must be family/words-with-dashes: " + id);
    }

    @Test
    void aScenarioShowsARuleByAnExpectation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario("list/some", List.of(), List.of(), EXPECTS, Map.of()))
                .withMessage("a scenario names at least one rule and one expectation: list/some");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario("list/some", List.of("LIST-003"), List.of(), List.of(), Map.of()))
                .withMessage("a scenario names at least one rule and one expectation: list/some");
    }

    @Test
    void itExpectsByRulesItNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario("list/some", List.of("NET-001"), List.of(), EXPECTS, Map.of()))
                .withMessage("list/some expects by a rule it does not name: LIST-003");
    }

    @Test
    void itsStepsAreAtOriginsOfItsWorld() {
        List<Step> lost = List.of(
                breakLink("P2", new LinkFault.Refused()),
                serve("P2", Trigger.every(Artefact.ANY), new ServerFault.Silence()),
                heal("P2"));

        assertThat(lost)
                .allSatisfy(step -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> scenario("list/some", List.of("LIST-003"), List.of(step), EXPECTS, Map.of()))
                        .withMessage("list/some has a step at an origin its world does not know: P2"));
    }

    @Test
    void namesAreLookedUpOverTcpWhereTheLinkToTheNameServerBreaks() {
        List<Step> steps = List.of(breakLink("NS", new LinkFault.Reset()), heal("NS"));

        Scenario scenario = scenario("dns/some", List.of("LIST-003"), steps, EXPECTS, Map.of());

        assertThat(scenario.namesOverTcp()).isTrue();
        assertThat(scenario.given()).contains("names are looked up at NS, over TCP");
        assertThat(scenario("dns/some", List.of("LIST-003"), List.of(), EXPECTS, Map.of())
                        .namesOverTcp())
                .isFalse();
    }

    @Test
    void ofTheNameServerOnlyTheLinkCanBeBroken() {
        List<Step> others = List.of(
                serve("NS", Trigger.every(Artefact.ANY), new ServerFault.Silence()),
                Step.breakName("NS", new DnsFault.NoSuchName()),
                Step.breakLinkOn("NS", new LinkFault.Reset(), Trigger.every(Artefact.ANY)));

        assertThat(others)
                .allSatisfy(step -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> scenario("dns/some", List.of("LIST-003"), List.of(step), EXPECTS, Map.of()))
                        .withMessageContaining("a step at the name server that is not of its link alone"));
    }

    @Test
    void whoGaveItItsPartsCannotChangeThem() {
        List<Step> steps = new ArrayList<>(List.of(Step.fetch("example.com/m@v1.0.0")));
        Scenario scenario = scenario("list/some", List.of("LIST-003"), steps, EXPECTS, Map.of());

        steps.clear();

        assertThat(scenario.steps()).containsExactly(Step.fetch("example.com/m@v1.0.0"));
    }

    @Test
    void itTellsItsFamilyAndASentence() {
        Scenario scenario = scenario("list/some", List.of("LIST-003"), List.of(), EXPECTS, Map.of());

        assertThat(scenario.family()).isEqualTo("list");
        assertThat(scenario.sentence()).isEqualTo("A fetcher SHOULD do so.");
    }

    @Test
    void itSaysWhyItMeansNothingOutsideTheSandbox() {
        List<Step> broken = List.of(breakLink("P1", new LinkFault.Stall()));
        List<Step> full = List.of(Step.obstruct(Step.Obstacle.DISK_FULL));
        List<Step> nameless = List.of(Step.breakName("P1", new DnsFault.NoSuchName()));

        assertThat(scenario("list/some", List.of("LIST-003"), broken, EXPECTS, Map.of())
                        .onlyInSandbox())
                .hasValue("nobody sees what happens on the road");
        assertThat(scenario("dns/some", List.of("LIST-003"), nameless, EXPECTS, Map.of())
                        .onlyInSandbox())
                .hasValue("origins have no names to look up");
        assertThat(scenario("list/some", List.of("LIST-003"), full, EXPECTS, Map.of())
                        .onlyInSandbox())
                .hasValue("the full disk would be everybody's");
        assertThat(scenario("list/some", List.of("LIST-003"), List.of(), EXPECTS, Map.of("GOPROXY", "P1,direct"))
                        .onlyInSandbox())
                .hasValue("real hosts would be asked");
    }

    @Test
    void aStepSaysHowOftenANameIsBroken() {
        DnsFault fault = new DnsFault.Refusal();

        assertThat(Step.breakName("P1", fault).describe())
                .isEqualTo("when P1 is looked up: the name server refuses (REFUSED)");
        assertThat(Step.breakNameOnce("P1", fault).describe()).endsWith("(REFUSED), the first time");
        assertThat(new Step.BreakName("P1", fault, 3).describe()).endsWith(", the first 3 times");
        assertThatThrownBy(() -> new Step.BreakName("P1", fault, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linkFaultsAndWhateverLeadsOutsideNeedTheSandbox() {
        List<Step> served = List.of(serve("P1", Trigger.every(Artefact.ANY), new ServerFault.Silence()));
        List<Step> broken = List.of(breakLink("P1", new LinkFault.Stall()));

        assertThat(scenario("list/some", List.of("LIST-003"), served, EXPECTS, Map.of("GOPROXY", "P1"))
                        .needsSandbox())
                .isFalse();
        assertThat(scenario("list/some", List.of("LIST-003"), broken, EXPECTS, Map.of())
                        .needsSandbox())
                .isTrue();
        assertThat(scenario("priv/some", List.of("LIST-003"), served, EXPECTS, Map.of("GOPRIVATE", "example.com"))
                        .needsSandbox())
                .isTrue();
        assertThat(scenario("priv/some", List.of("LIST-003"), served, EXPECTS, Map.of("GONOPROXY", "example.com"))
                        .needsSandbox())
                .isTrue();
        assertThat(scenario("list/some", List.of("LIST-003"), served, EXPECTS, Map.of("GOPROXY", "P1,direct"))
                        .needsSandbox())
                .isTrue();
        assertThat(scenario("list/some", List.of("LIST-003"), served, EXPECTS, Map.of("GOPROXY", ""))
                        .needsSandbox())
                .isTrue();
    }

    @Test
    void aPolicyIsForItsWorldAndBreaksNoLinksBesideIt() {
        ScenarioBuilder policed = ScenarioBuilder.scenario("net/some")
                .must("be so")
                .rules("NET-001")
                .world(WORLD)
                .policy(Policy.denying(Policy.Denial.REFUSE).ingress("P1", new Policy.From("office", 80)))
                .step(Step.callAs("office"))
                .expect(Checks.succeeded(1));
        Scenario scenario = policed.build();

        assertThat(scenario.onlyInSandbox()).contains("nobody keeps callers from origins");
        assertThat(scenario.given()).contains("P1 may be reached by office at 80, all else is refused");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policed.policy(
                                Policy.denying(Policy.Denial.REFUSE).ingress("P2"))
                        .build())
                .withMessage("net/some has a policy for an origin its world does not know: P2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policed.policy(
                                Policy.denying(Policy.Denial.REFUSE).ingress("P1"))
                        .build())
                .withMessage("net/some has a caller its policy does not name: office");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policed.policy(scenario.policy())
                        .step(breakLink("P1", new LinkFault.Refused()))
                        .build())
                .withMessageStartingWith("net/some has a policy, and so breaks and heals no link");
    }

    private static Scenario scenario(
            String id,
            List<String> rules,
            List<Step> steps,
            List<Expectation> expectations,
            Map<String, String> settings) {
        return new Scenario(
                id,
                Level.SHOULD,
                "do so",
                "",
                rules,
                WORLD,
                settings,
                List.of(),
                List.of(),
                "",
                AuthHelper.NONE,
                Policy.OPEN,
                steps,
                expectations,
                Set.of(Capability.DOWNLOAD),
                false);
    }
}
