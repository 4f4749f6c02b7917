package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.expectation.Answers.messageNames;
import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Timing.endedWithin;
import static io.github.fetchproof.harness.expectation.Traffic.dialsNobodyElse;
import static io.github.fetchproof.harness.expectation.Traffic.forgoesNameOnceAnsweredBy;
import static io.github.fetchproof.harness.expectation.Traffic.looksUpOverTcp;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.breakName;
import static io.github.fetchproof.harness.scenario.Step.breakNameOnce;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;

import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import java.time.Duration;
import java.util.List;

/** Names: a source that cannot be looked up, or whose name leads nowhere at first. */
final class DnsScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final Module N = Module.of("example.com/n@v1.0.0");
    private static final Module O = Module.of("example.com/o@v1.0.0");
    private static final Module P = Module.of("example.com/p@v1.0.0");
    private static final World ONE = World.empty().proxy("P1", M, N);
    private static final World TWO = World.empty().proxy("P1", M, N, O, P).proxy("P2", M, N, O, P);

    /** Nobody waits for a reply here; most of it is for starting the subject and for what waits it makes itself. */
    private static final Duration PROMPTLY = Duration.ofSeconds(8);

    private DnsScenarios() {}

    static List<Scenario> all() {
        return List.of(
                unknownNameFailsPromptly(),
                failedLookupIsNotAbsence(),
                pipeGoesOnAfterAFailedLookup(),
                passingFailureIsAskedAgain(),
                flappingNameIsAskedAgain(),
                silenceIsBounded(),
                deadNameIsRemembered(),
                lateReplyIsNoError(),
                slowRoadToTheNameServerIsNoError(),
                lostNameServerIsNotAbsence(),
                truncatedReplyIsAskedOverTcp(),
                forgedReplyIsIgnored(),
                everyAddressIsTried(),
                silentAddressGivesWay());
    }

    private static Scenario unknownNameFailsPromptly() {
        return scenario("dns/unknown-name-fails-promptly")
                .must(
                        "fail promptly, and say whose name it was, when the name of the source does not exist or has no address")
                .because("A mistyped GOPROXY is told by its name within seconds, not by a timeout.")
                .rules("DNS-001")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.NoSuchName()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(breakName("P1", new DnsFault.NoAddress()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        endedWithin(1, PROMPTLY),
                        messageNames(1, "P1"),
                        failedCleanly(2),
                        nothingCached(2),
                        endedWithin(2, PROMPTLY),
                        messageNames(2, "P1"))
                .build();
    }

    private static Scenario failedLookupIsNotAbsence() {
        ScenarioBuilder table = scenario("dns/failed-lookup-is-not-absence")
                .must(
                        "take no failure to look up the first source for \"not found\", and ask no later entry after a comma")
                .because(
                        "A broken resolver says nothing of any module; taken for absence it sends private names to the next"
                                + " source. golang/go#32253")
                .rules("DNS-009", "LIST-003")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST);
        List<String> modules =
                List.of("example.com/m@v1.0.0", "example.com/n@v1.0.0", "example.com/o@v1.0.0", "example.com/p@v1.0.0");
        List<DnsFault> faults = List.of(
                new DnsFault.NoSuchName(),
                new DnsFault.NoAddress(),
                new DnsFault.ServerFailure(),
                new DnsFault.Refusal());
        for (int ordinal = 1; ordinal <= faults.size(); ordinal++) {
            table.step(breakName("P1", faults.get(ordinal - 1)))
                    .step(fetch(modules.get(ordinal - 1)))
                    .step(restart())
                    .expect(failedCleanly(ordinal), outcomeIsNot(ordinal, Outcome.NOT_FOUND));
        }
        return table.expect(noRequestsAt("P2"))
                .expect("LIST-003", noRequestsAt("P2"))
                .build();
    }

    private static Scenario pipeGoesOnAfterAFailedLookup() {
        return scenario("dns/pipe-goes-on-after-a-failed-lookup")
                .must("ask the next entry after a pipe when the name of the first cannot be resolved")
                .because("A pipe leads on after any error, and a name that is gone is one. golang/go#37367")
                .rules("DNS-001", "LIST-004")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakName("P1", new DnsFault.NoSuchName()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(breakName("P1", new DnsFault.ServerFailure()))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2))
                .expect("LIST-004", requestsAtLeast(2, "P2", ".zip"))
                .build();
    }

    private static Scenario passingFailureIsAskedAgain() {
        return scenario("dns/passing-failure-is-asked-again")
                .should("look a name up again when the name server failed or refused")
                .because("SERVFAIL and REFUSED say nothing of the name: the next reply may be the address.")
                .rules("DNS-002")
                .world(ONE)
                .goproxy("P1")
                .step(breakNameOnce("P1", new DnsFault.ServerFailure()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(breakNameOnce("P1", new DnsFault.Refusal()))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2))
                .build();
    }

    private static Scenario flappingNameIsAskedAgain() {
        return scenario("dns/flapping-name-is-asked-again")
                .should("look a name up again that did not exist a moment ago")
                .because("Name servers of clusters say NXDOMAIN while they catch up, and the build dies of it.")
                .rules("DNS-005")
                .world(ONE)
                .goproxy("P1")
                .step(breakNameOnce("P1", new DnsFault.NoSuchName()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario silenceIsBounded() {
        return scenario("dns/silence-is-bounded")
                .must("give up within its declared limit when the name server never replies")
                .because("\"read udp: i/o timeout\" for every module, in containers and behind VPNs. golang/go#65662")
                .rules("DNS-003")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.Silence()))
                .step(fetchWithin(Step.Bound.DNS, "example.com/m@v1.0.0"))
                .expect(cameBack(1), failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario deadNameIsRemembered() {
        return scenario("dns/dead-name-is-remembered")
                .should("remember within a run that a name could not be resolved, not look it up anew for each file")
                .because(
                        "Behind a silent resolver each file of each module pays the whole wait again: three times ten seconds for"
                                + " one module. The name server here is quick, since what counts are lookups.")
                .rules("DNS-004")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakName("P1", new DnsFault.NoSuchName()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), forgoesNameOnceAnsweredBy("P2", "P1"))
                .build();
    }

    private static Scenario lateReplyIsNoError() {
        return scenario("dns/late-reply-is-no-error")
                .must("wait for a name server that is slow")
                .because("Half a second away is still there, for names too.")
                .rules("NET-009")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.Late(Duration.ofMillis(500))))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario slowRoadToTheNameServerIsNoError() {
        return scenario("dns/slow-road-to-the-name-server-is-no-error")
                .must("wait for a name server that is far away, and is asked over TCP")
                .because("Where resolv.conf says use-vc, each lookup pays for the road to the name server and back.")
                .rules("NET-009")
                .world(ONE)
                .goproxy("P1")
                .step(breakLink(Scenario.NAME_SERVER, new LinkFault.Latency(Duration.ofMillis(500))))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario lostNameServerIsNotAbsence() {
        return scenario("dns/lost-name-server-is-not-absence")
                .must("take a name server that refuses, or that hangs up, for no word of any module")
                .because("What nobody could be asked is not known to be missing; another machine may well find it.")
                .rules("DNS-009")
                .world(TWO)
                .goproxy("P1")
                .step(breakLink(Scenario.NAME_SERVER, new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(heal(Scenario.NAME_SERVER))
                .step(restart())
                .step(breakLink(Scenario.NAME_SERVER, new LinkFault.Reset()))
                .step(fetch("example.com/n@v1.0.0"))
                .step(heal(Scenario.NAME_SERVER))
                .step(restart())
                .step(fetch("example.com/o@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        outcomeIsNot(1, Outcome.NOT_FOUND),
                        failedCleanly(2),
                        nothingCached(2),
                        outcomeIsNot(2, Outcome.NOT_FOUND),
                        succeeded(3))
                .build();
    }

    private static Scenario truncatedReplyIsAskedOverTcp() {
        return scenario("dns/truncated-reply-is-asked-over-tcp")
                .must("ask again over TCP when a reply did not fit into a packet")
                .because("A truncated reply is an invitation, not an answer. RFC 7766")
                .rules("DNS-006")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.Truncated()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), looksUpOverTcp("P1"))
                .build();
    }

    private static Scenario forgedReplyIsIgnored() {
        return scenario("dns/forged-reply-is-ignored")
                .must("ignore a reply with another transaction id, and wait for the true one")
                .because("Whoever can send a packet to the resolver could send the subject to another server. RFC 5452")
                .rules("DNS-007")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.Forged()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), dialsNobodyElse())
                .build();
    }

    private static Scenario everyAddressIsTried() {
        return scenario("dns/every-address-is-tried")
                .must("go on to the next address of a name when the first refuses, be it IPv6 or IPv4")
                .because("Hosts whose IPv6 leads nowhere, and sources of which one server is down. golang/go#76375")
                .rules("DNS-008")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.DeadAddress(DnsFault.Death.REFUSES)))
                .step(fetch("example.com/m@v1.0.0"))
                .step(heal("P1"))
                .step(restart())
                .step(breakName("P1", new DnsFault.DeadAddress(DnsFault.Death.REFUSES_IPV6)))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2))
                .build();
    }

    private static Scenario silentAddressGivesWay() {
        return scenario("dns/silent-address-gives-way")
                .must("go on to the next address of a name when a dial at the first gets no answer")
                .because("A server that is down does not refuse; its neighbour would answer. golang/go#76375")
                .rules("DNS-008")
                .world(ONE)
                .goproxy("P1")
                .step(breakName("P1", new DnsFault.DeadAddress(DnsFault.Death.SWALLOWS)))
                .step(fetchWithin(Step.Bound.CONNECT, "example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }
}
