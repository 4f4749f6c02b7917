package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.nth;
import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Answers.messageLacks;
import static io.github.fetchproof.harness.expectation.Answers.messageNames;
import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Policing.deniedAtLeast;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.breakLinkOn;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.restartWith;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The network below the list: resets, cuts, silence, slowness at a single source. */
final class NetScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final Module N = Module.of("example.com/n@v1.0.0");
    private static final Module O = Module.of("example.com/o@v1.0.0");
    private static final Module STONE =
            Module.of("example.com/stone@v1.0.0").with("go.mod", "module example.com/stone\n\ngo 1.20\n");
    private static final World ONE = World.empty().proxy("P1", M);

    private NetScenarios() {}

    static List<Scenario> all() {
        return List.of(
                resetFailsCleanly(),
                cutBodyIsNeverData(),
                cutByTheRoadIsNeverData(),
                vanishedDialIsBounded(),
                silenceIsBounded(),
                silentBodyIsBounded(),
                slowBodySucceeds(),
                latencyIsNoError(),
                hangUpsFailCleanly(),
                everyCutIsAFailure(),
                cutsWithoutALengthAreFoundOut(),
                dripWithoutEndIsEnded(),
                errorsSayWhatWhereAndWhy());
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

    private static Scenario vanishedDialIsBounded() {
        return scenario("net/vanished-dial-is-bounded")
                .must("give up within its declared limit when nobody answers a dial")
                .because("Firewalls swallow what they do not let pass; the system itself waits for two minutes.")
                .rules("NET-005")
                .world(ONE)
                .goproxy("P1")
                .policy(Policy.denying(Policy.Denial.SWALLOW).egress(Policy.SUBJECT))
                .step(fetchWithin(Step.Bound.CONNECT, "example.com/m@v1.0.0"))
                .expect(cameBack(1), failedCleanly(1), deniedAtLeast(1, Policy.SUBJECT, "P1"))
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

    private static Scenario hangUpsFailCleanly() {
        return scenario("net/hang-up-fails-cleanly")
                .must("fail cleanly when a source takes the request and hangs up before the first byte")
                .because("By FIN it looks like an empty answer, by RST like an error: it is a failure both times.")
                .rules("NET-002")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), new ServerFault.HangUp(false)))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ANY), new ServerFault.HangUp(true)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        outcomeIsNot(1, Outcome.NOT_FOUND),
                        failedCleanly(2),
                        nothingCached(2),
                        outcomeIsNot(2, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario everyCutIsAFailure() {
        List<String> modules = List.of("example.com/m@v1.0.0", "example.com/n@v1.0.0", "example.com/o@v1.0.0");
        ScenarioBuilder table = scenario("net/every-cut-is-a-failure")
                .must("take every body that was cut for a failure: by FIN, by RST, or between two chunks")
                .because("Each file of a module, each way to cut it. golang/go#52727")
                .rules("NET-003")
                .world(World.empty().proxy("P1", M, N, O))
                .goproxy("P1");
        List<Artefact> artefacts = List.of(Artefact.INFO, Artefact.MOD, Artefact.ZIP);
        List<ServerFault> cuts = List.of(
                new ServerFault.CutBody(12, true), new ServerFault.Chunked(12), new ServerFault.CutBody(200, true));
        for (int ordinal = 1; ordinal <= modules.size(); ordinal++) {
            table.step(serve("P1", every(artefacts.get(ordinal - 1)), cuts.get(ordinal - 1)))
                    .step(fetch(modules.get(ordinal - 1)))
                    .step(heal("P1"))
                    .expect(failedCleanly(ordinal), nothingWrongCached(ordinal));
        }
        return table.step(serve("P1", every(Artefact.ZIP), new ServerFault.Chunked(200)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(4), nothingWrongCached(4))
                .build();
    }

    private static Scenario cutsWithoutALengthAreFoundOut() {
        return scenario("net/cuts-without-a-length-are-found-out")
                .must("find out by go.sum when a body without a length was cut between two lines")
                .because("An answer that ends with its connection looks whole wherever it ends; only a checksum tells.")
                .rules("NET-004")
                .world(World.empty().proxy("P1", STONE))
                .goproxy("P1")
                .goSumOf("example.com/stone@v1.0.0")
                .step(serve("P1", every(Artefact.MOD), new ServerFault.Unframed("module example.com/stone\n".length())))
                .step(fetch("example.com/stone@v1.0.0"))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario dripWithoutEndIsEnded() {
        return scenario("net/drip-without-end-is-ended")
                .should("end an operation at its overall limit, also when the source never stops sending")
                .because("An answer that moves passes every limit on silence. golang/go#27761")
                .rules("NET-008")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Drip(1, Duration.ofMillis(800))))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(cameBack(1), failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario errorsSayWhatWhereAndWhy() {
        return scenario("net/errors-say-what-where-and-why")
                .should("name the module, the source without its password, and the cause when it fails")
                .because("\"unexpected EOF\", and nobody knows whose. golang/go#52727")
                .rules("NET-010")
                .world(World.empty().proxy("P1", M, N))
                .goproxy("P1")
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(heal("P1"))
                .step(restart())
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(403, Map.of(), "not for you\n")))
                .step(fetch("example.com/n@v1.0.0"))
                .step(restartWith("GOPROXY", "https://joe:hunter2@mirror.test"))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(
                        messageContains(1, "example.com/m"),
                        messageNames(1, "P1"),
                        messageContains(1, "refused"),
                        messageContains(2, "example.com/n"),
                        messageNames(2, "P1"),
                        messageContains(2, "403"),
                        failedCleanly(3),
                        messageContains(3, "mirror.test"),
                        messageLacks(3, "hunter2"))
                .build();
    }
}
