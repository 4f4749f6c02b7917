package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMostIn;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.dialsInAtLeast;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.pause;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        return List.of(
                deadSourceIsLeftAlone(),
                openIsNotAbsent(),
                oneProbeDecides(),
                notFoundDoesNotOpen(),
                forbiddenDoesNotOpen(),
                eachSourceHasItsOwn(),
                freshProcessAsksAgain());
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

    private static Scenario oneProbeDecides() {
        return scenario("cb/one-probe-decides")
                .should("send one request, and not all that wait, to learn whether a source is back")
                .because("A source that has just come up is the easiest to knock down.")
                .rules("CB-003")
                .world(World.empty().proxy("P1", MANY).proxy("P2", MANY))
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST, Capability.MANY_MODULES, Capability.SESSION)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch(Arrays.copyOf(ALL, 3)))
                .step(pause(Duration.ofMillis(2_500)))
                .step(fetch(Arrays.copyOfRange(ALL, 3, ALL.length)))
                .expect(dialsInAtLeast(1, 1, "P1"), succeeded(2), dialsAtMostIn(2, 4, "P1"))
                .build();
    }

    private static Scenario forbiddenDoesNotOpen() {
        return scenario("cb/forbidden-does-not-open")
                .must("not take many 403 answers for a source that is down")
                .because("403 is an answer: what one team may not read says nothing about the rest. golang/go#55907")
                .rules("CB-004")
                .world(World.empty().proxy("P1", MANY).proxy("P2", MANY))
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST, Capability.MANY_MODULES)
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(403, Map.of(), "not for you\n")))
                .step(fetch(ALL))
                .expect(succeeded(1), requestsAtLeast(12, "P1", ""))
                .build();
    }

    private static Scenario eachSourceHasItsOwn() {
        return scenario("cb/each-source-has-its-own")
                .must("not hold the failures of one source against another")
                .because("The source behind the dead one is what the list is for.")
                .rules("CB-004")
                .world(World.empty().proxy("P1", MANY).proxy("P2", MANY))
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST, Capability.MANY_MODULES)
                .step(breakLink("P1", new LinkFault.Reset()))
                .step(fetch(Arrays.copyOf(ALL, 4)))
                .expect(succeeded(1), requestsAtLeast(4, "P2", ".zip"))
                .build();
    }

    private static Scenario freshProcessAsksAgain() {
        return scenario("cb/fresh-process-asks-again")
                .must("ask a source again in a new process, however dead it was to the one before")
                .because("A proxy manager that had blocked a remote kept it so for hours after it was back."
                        + " sonatype/nexus-public#210")
                .rules("CB-005")
                .world(World.empty().proxy("P1", MANY))
                .goproxy("P1")
                .needs(Capability.MANY_MODULES)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch(Arrays.copyOf(ALL, 3)))
                .step(heal("P1"))
                .step(restart())
                .step(fetch(ALL[3]))
                .expect(failedCleanly(1), succeeded(2))
                .build();
    }
}
