package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.nth;
import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.breakLinkOn;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import java.time.Duration;
import java.util.List;

/** The network below the list: resets, cuts, silence, slowness at a single source. */
final class NetScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final World ONE = World.empty().proxy("P1", M);

    private NetScenarios() {}

    static List<Scenario> all() {
        return List.of(
                resetFailsCleanly(),
                cutBodyIsNeverData(),
                cutByTheRoadIsNeverData(),
                silenceIsBounded(),
                silentBodyIsBounded(),
                slowBodySucceeds(),
                latencyIsNoError());
    }

    private static Scenario resetFailsCleanly() {
        return scenario("net/reset-fails-cleanly")
                .must("fail cleanly when every connection is reset")
                .because("A reset is the source's failure; what was half read is nothing.")
                .rules("NET-002")
                .world(ONE)
                .goproxy("P1")
                .step(breakLink("P1", new LinkFault.Reset()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), nothingWrongCached(1), outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario cutBodyIsNeverData() {
        return scenario("net/cut-body-is-never-data")
                .must("take a body shorter than its Content-Length for a failure, never for a go.mod")
                .because(
                        "The most reported trouble of proxies: the answer ends in the middle. Ten bytes of go.mod look like"
                                + " a go.mod.")
                .rules("NET-003")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.MOD), new ServerFault.CutBody(10, false)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario cutByTheRoadIsNeverData() {
        return scenario("net/cut-by-the-road-is-never-data")
                .must("accept no zip that the network cut in the middle")
                .because("The road may end an answer as well as the source.")
                .rules("NET-003")
                .world(ONE)
                .goproxy("P1")
                .step(breakLinkOn("P1", new LinkFault.Truncate(250), nth(1, Artefact.ZIP)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario silenceIsBounded() {
        return scenario("net/silence-is-bounded")
                .must("give up within its declared limit when a source takes the request and never answers")
                .because("Builds hang for hours on it. golang/go#31073")
                .rules("NET-006")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Silence()))
                .step(fetchWithin(Step.Bound.HEADER, "example.com/m@v1.0.0"))
                .expect(cameBack(1), failedCleanly(1))
                .build();
    }

    private static Scenario silentBodyIsBounded() {
        return scenario("net/silent-body-is-bounded")
                .must("give up within its declared limit when an answer stops in the middle")
                .because("Headers and a hundred bytes, then nothing: a limit on headers does not see it.")
                .rules("NET-007")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.StallBody(100)))
                .step(fetchWithin(Step.Bound.STALL, "example.com/m@v1.0.0"))
                .expect(cameBack(1), failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario slowBodySucceeds() {
        return scenario("net/slow-body-succeeds")
                .must("wait for an answer that is slow but moves")
                .because("A limit on a stalled answer is a limit on silence, not on the whole.")
                .rules("NET-007")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Drip(20, Duration.ofMillis(150))))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario latencyIsNoError() {
        return scenario("net/latency-is-no-error")
                .must("not take latency alone for a failure")
                .because("Half a second away is still there.")
                .rules("NET-009")
                .world(ONE)
                .goproxy("P1")
                .step(breakLink("P1", new LinkFault.Latency(Duration.ofMillis(500))))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ".zip"))
                .build();
    }
}
