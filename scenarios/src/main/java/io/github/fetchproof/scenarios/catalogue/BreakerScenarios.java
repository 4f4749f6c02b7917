package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import java.util.List;
import java.util.stream.IntStream;

/** Circuit breaking: a source that is down is left alone for a while, and that is an error, never an absence. */
final class BreakerScenarios {

    private static final Module[] MANY = IntStream.rangeClosed(1, 12)
            .mapToObj(i -> Module.of("example.com/part" + i + "@v1.0.0"))
            .toArray(Module[]::new);
    private static final String[] ALL = IntStream.rangeClosed(1, 12)
            .mapToObj(i -> "example.com/part" + i + "@v1.0.0")
            .toArray(String[]::new);

    private BreakerScenarios() {}

    static List<Scenario> all() {
        return List.of(deadSourceIsLeftAlone(), openIsNotAbsent(), notFoundDoesNotOpen());
    }

    private static Scenario deadSourceIsLeftAlone() {
        return scenario("cb/dead-source-is-left-alone")
                .should("stop dialling a source that has refused several times in a row")
                .because("Twelve modules have thirty-six artefacts; a dead source need not be dialled for each.")
                .rules("CB-001")
                .world(World.empty().proxy("P1", MANY).proxy("P2", MANY))
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST, Capability.MANY_MODULES)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch(ALL))
                .expect(succeeded(1), dialsAtLeast(1, "P1"), dialsAtMost(18, "P1"))
                .build();
    }

    private static Scenario openIsNotAbsent() {
        return scenario("cb/open-is-not-absent")
                .must("not go on after a comma because it has stopped dialling a source")
                .because("An open breaker is the fetcher's own decision; it says nothing about where a module is."
                        + " golang/go#31913")
                .rules("CB-002")
                .world(World.empty().proxy("P1", MANY).proxy("P2", MANY))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST, Capability.MANY_MODULES)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch(ALL))
                .expect(dialsAtLeast(1, "P1"), noRequestsAt("P2"))
                .build();
    }

    private static Scenario notFoundDoesNotOpen() {
        return scenario("cb/not-found-does-not-open")
                .must("not take many 404 answers for a source that is down")
                .because("404 is an answer: the source is well.")
                .rules("CB-004")
                .world(World.empty().proxy("P1").proxy("P2", MANY))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST, Capability.MANY_MODULES)
                .step(fetch(ALL))
                .expect(succeeded(1), requestsAtLeast(12, "P1", ""))
                .build();
    }
}
