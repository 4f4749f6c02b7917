package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import java.util.List;
import java.util.Map;

/**
 * The GOPROXY list: what {@code ,} and {@code |} mean when a source fails. See https://go.dev/ref/mod#goproxy-protocol.
 *
 * <p>After a comma only "not found" leads on, because a private name must not reach the next source when the first is down;
 * after a pipe everything does.
 */
final class ListScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final World TWO = World.empty().proxy("P1", M).proxy("P2", M);

    private ListScenarios() {}

    static List<Scenario> all() {
        return List.of(
                commaGoesOnAfterNotFound(),
                commaStopsOnRefused(),
                commaStopsOnServerError(),
                pipeGoesOnAfterRefused(),
                pipeGoesOnAfterReset(),
                pipeGoesOnAfterSilence(),
                offEndsTheList());
    }

    private static Scenario commaGoesOnAfterNotFound() {
        return scenario("list/comma-goes-on-after-not-found")
                .must("ask the next entry when the one before a comma answers 404")
                .because("404 and 410 say: not here, maybe elsewhere. golang/go#26334")
                .rules("LIST-001")
                .world(World.empty().proxy("P1").proxy("P2", M))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ""), requestsAtLeast(1, "P2", ".zip"))
                .build();
    }

    private static Scenario commaStopsOnRefused() {
        return scenario("list/comma-stops-on-refused")
                .must("ask no later entry when the one before a comma refuses the connection")
                .because(
                        "An outage says nothing about where a module is; going on would tell a private path to the next"
                                + " source. golang/go#32253")
                .rules("LIST-003", "NET-001", "DNS-009")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), dialsAtLeast(1, "P1"), noRequestsAt("P2"), nothingCached(1))
                .expect("DNS-009", outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario commaStopsOnServerError() {
        return scenario("list/comma-stops-on-server-error")
                .must("ask no later entry when the one before a comma answers 500")
                .because("A 500 cannot be told from a refusal to serve: the comma chose privacy over availability."
                        + " golang/go#31913")
                .rules("LIST-002", "PROTO-007")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(500, Map.of(), "out of order\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), noRequestsAt("P2"), nothingCached(1))
                .expect("PROTO-007", outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario pipeGoesOnAfterRefused() {
        return scenario("list/pipe-goes-on-after-refused")
                .must("ask the next entry when the one before a pipe refuses the connection")
                .because("The pipe was made for this. golang/go#37367")
                .rules("LIST-004")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), dialsAtLeast(1, "P1"), requestsAtLeast(1, "P2", ".zip"))
                .build();
    }

    private static Scenario pipeGoesOnAfterReset() {
        return scenario("list/pipe-goes-on-after-reset")
                .must("ask the next entry when the one before a pipe resets connections")
                .because("Any error leads on after a pipe, HTTP or not. golang/go#37367")
                .rules("LIST-004")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Reset()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), dialsAtLeast(1, "P1"), requestsAtLeast(1, "P2", ".zip"))
                .build();
    }

    private static Scenario pipeGoesOnAfterSilence() {
        return scenario("list/pipe-goes-on-after-silence")
                .must("ask the next entry when the one before a pipe takes the request and never answers")
                .because("\"Any error, including timeouts\", says the reference; without a limit on silence there is no"
                        + " timeout. golang/go#37367")
                .rules("LIST-005")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Stall()))
                .step(fetchWithin(Step.Bound.HEADER, "example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P2", ".zip"))
                .build();
    }

    private static Scenario offEndsTheList() {
        return scenario("list/off-ends-the-list")
                .must("use no source at all, and no entry after it, when the list begins with off")
                .because("See https://go.dev/ref/mod#environment-variables")
                .rules("LIST-010")
                .world(World.empty().proxy("P1", M))
                .goproxy("off,P1")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), dialsAtMost(0, "P1"), noRequestsAt("P1"))
                .build();
    }
}
