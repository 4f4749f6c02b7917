package io.github.fetchproof.harness.verdict;

import static io.github.fetchproof.harness.expectation.Checks.attemptsAreTheDialsAt;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.breakName;
import static io.github.fetchproof.harness.scenario.Step.breakUnmet;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Check;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final LinkFault REFUSED = new LinkFault.Refused();

    @Test
    void passesWhenTheFaultWasSeenAndAllIsAsExpected() {
        Judgement judgement = judge(
                must(breakLink("P1", REFUSED), failedCleanly(1)), refused().fetched(false));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.witness()).containsExactly("tap: P1 answered a dial with RST at 0.011 s");
    }

    @Test
    void failsAMustAndWarnsOfAShould() {
        Traces trace = refused().fetched(true);

        assertThat(judge(must(breakLink("P1", REFUSED), failedCleanly(1)), trace)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(judge(should(breakLink("P1", REFUSED), failedCleanly(1)), trace)
                        .verdict())
                .isEqualTo(Verdict.WARNED);
    }

    @Test
    void saysWhichRuleWasBrokenAndHow() {
        Judgement judgement = judge(
                must(breakLink("P1", REFUSED), failedCleanly(1)), refused().fetched(true));

        assertThat(judgement.reason()).isEqualTo("LIST-003: expected fetch 1 fails cleanly, but it reported success");
        assertThat(judgement.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).isEqualTo("what it printed"));
    }

    @Test
    void concludesNothingFromAFaultThatNobodySaw() {
        Judgement judgement = judge(
                must(breakLink("P1", REFUSED), failedCleanly(1)),
                trace().fault(5, "refused", "on").fetched(true));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason()).contains("nobody saw the fault happen");
    }

    @Test
    void concludesNothingFromAFaultTheNetworkDoesNotDeliver() {
        Judgement judgement = judge(
                must(breakLink("P1", REFUSED), failedCleanly(1)),
                refused().calibrated("refused", false).fetched(false));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason()).contains("accepted, then closed");
    }

    @Test
    void aDenialCountsWhenTheTapSawTheDialRefused() {
        Scenario scenario = must(breakUnmet("P1", REFUSED), failedCleanly(1));

        Judgement judgement = judge(
                scenario,
                trace().up(10, "S", 0)
                        .down(11, "RA", 0)
                        .event(denied("egress refused"))
                        .fetched(false));
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.witness()).containsExactly("tap: P1 refused home at 0.010 s");

        assertThat(judge(
                                scenario,
                                trace().up(10, "S", 0)
                                        .event(denied("egress swallowed"))
                                        .fetched(false))
                        .witness())
                .containsExactly("tap: P1 left unanswered home at 0.010 s");
    }

    @Test
    void concludesNothingWhereADialThatIsDeniedWasAnsweredOtherwise() {
        Scenario scenario = must(breakUnmet("P1", REFUSED), failedCleanly(1));

        for (String answer : List.of("SA", "RA")) {
            Judgement judgement = judge(
                    scenario,
                    trace().up(10, "S", 0)
                            .down(11, answer, 0)
                            .event(denied("ingress swallowed"))
                            .fetched(false));
            assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judgement.reason()).startsWith("a dial that the policy denies did not end so");
        }
    }

    @Test
    void aDenialIsHeldAgainstTheAnswersToItsOwnDialAlone() {
        Scenario scenario = must(breakUnmet("P1", REFUSED), failedCleanly(1));
        String link = denied("").to();
        String other = "127.0.0.1:41999";
        Traces trace = trace().up(10, "S", 0)
                .down(11, "RA", 0)
                .event(denied("egress refused"))
                .event(new Event.Packet(20_000_000, "tcp", other, link, "S", 0))
                .event(new Event.Denied(20_000_000, "home", other, "P1", link, "egress swallowed"))
                .fetched(false);

        Judgement judgement = judge(scenario, trace);
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.witness())
                .containsExactly("tap: P1 refused home at 0.010 s", "tap: P1 left unanswered home at 0.020 s");

        trace.event(new Event.Packet(21_000_000, "tcp", link, other, "RA", 0));
        assertThat(judge(scenario, trace).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Event.Denied denied(String decision) {
        Event.Packet dial = trace().up(10, "S", 0)
                .done()
                .events(Event.Packet.class)
                .findFirst()
                .orElseThrow();
        return new Event.Denied(dial.nanos(), "home", dial.from(), "P1", dial.to(), decision);
    }

    @Test
    void needsNoWitnessWhereThePointIsThatNobodyGoesThere() {
        Judgement judgement = judge(
                must(breakUnmet("P1", REFUSED), failedCleanly(1)),
                trace().fault(5, "refused", "on").fetched(false));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void takesTheNameServersWordForWhatItReplied() {
        Step step = breakName("P1", new DnsFault.NoSuchName());
        Event acted = new Event.Fault(12_000_000, "P1", "no-such-name", "acted", "NXDOMAIN for A of p.test");

        Judgement judgement =
                judge(must(step, failedCleanly(1)), trace().event(acted).fetched(false));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.witness()).containsExactly("name server, of P1: NXDOMAIN for A of p.test at 0.012 s");
        assertThat(judge(
                                must(step, failedCleanly(1)),
                                trace().fault(5, "no-such-name", "on").fetched(false))
                        .reason())
                .isEqualTo("the subject never met the fault: " + step.describe());
    }

    @Test
    void wantsADeadAddressToHaveBeenDialled() {
        Step step = breakName("P1", new DnsFault.DeadAddress(DnsFault.Death.SWALLOWS));
        Event acted = new Event.Fault(
                12_000_000, "P1", "swallowing-address", "acted", "127.20.1.200 127.20.1.10 for A of p.test");
        Event before = new Event.Packet(11_000_000, "tcp", "127.0.0.1:41000", "127.20.1.200:80", "S", 0);
        Event dial = new Event.Packet(13_000_000, "tcp", "127.0.0.1:41001", "127.20.1.200:80", "S", 0);

        Judgement seen = judge(
                must(step, failedCleanly(1)),
                trace().event(before).event(acted).event(dial).fetched(false));

        assertThat(seen.witness().get(0)).endsWith("; tap: 127.20.1.200:80 was dialled at 0.013 s, and did not answer");
        assertThat(judge(
                                must(step, failedCleanly(1)),
                                trace().event(before).event(acted).fetched(false))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void blamesNobodyWhileTheHostStoodStill() {
        Traces stalled = refused().hostStall(100, 2_500);

        assertThat(judge(must(breakLink("P1", REFUSED), failedCleanly(1)), stalled.fetched(true))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsWhatTheHostHasSpoiltFromWhatASubjectDid() {
        Scenario scenario = must(breakLink("P1", REFUSED), failedCleanly(1));
        Trace spoilt = refused().hostStall(100, 2_500).fetched(true).done();
        Trace failed = refused().hostStall(100, 400).fetched(true).done();
        Trace unseen = trace().fault(5, "refused", "on").fetched(true).done();

        assertThat(Judge.wasSpoilt(Judge.judge(scenario, spoilt, Map.of(), ""), spoilt))
                .isTrue();
        assertThat(Judge.wasSpoilt(Judge.judge(scenario, failed, Map.of(), ""), failed))
                .isFalse();
        assertThat(Judge.wasSpoilt(Judge.judge(scenario, unseen, Map.of(), ""), unseen))
                .isFalse();
    }

    @Test
    void isUnsupportedWhenTheDoorShowsNothingItRestsOn() {
        Judgement judgement = judge(
                must(breakLink("P1", REFUSED), attemptsAreTheDialsAt(1, "P1")),
                refused().fetched(Fetch.Ending.ANSWERED, false, Optional.empty(), -1));

        assertThat(judgement.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void countsRefusedDialsAgainstWhatTheSubjectSays() {
        Scenario scenario = must(breakLink("P1", REFUSED), attemptsAreTheDialsAt(1, "P1"));

        assertThat(judge(scenario, refused().fetched(Fetch.Ending.ANSWERED, false, Optional.of(Outcome.UNAVAILABLE), 1))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(judge(scenario, refused().fetched(Fetch.Ending.ANSWERED, false, Optional.of(Outcome.UNAVAILABLE), 2))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void takesAnOriginsOwnWordForAServerFaultThatActed() {
        Scenario scenario = must(
                serve("P1", Trigger.every(Artefact.ANY), new ServerFault.Status(500, Map.of(), "")), failedCleanly(1));

        assertThat(judge(scenario, trace().fetched(false)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(scenario, trace().fault(20, "status", "acted").fetched(false))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void knowsAResetFromARefusal() {
        Scenario scenario = must(breakLink("P1", new LinkFault.Reset()), failedCleanly(1));
        Traces reset = trace().fault(5, "reset", "on")
                .up(10, "S", 0)
                .down(10, "SA", 0)
                .up(11, "AP", 100)
                .down(12, "AR", 0);

        assertThat(judge(scenario, reset.fetched(false)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge(
                                scenario,
                                trace().fault(5, "reset", "on")
                                        .up(10, "S", 0)
                                        .down(11, "AR", 0)
                                        .fetched(false))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsACutByTheBytesThatCameThrough() {
        Scenario scenario = must(breakLink("P1", new LinkFault.Truncate(250)), failedCleanly(1));

        assertThat(judge(scenario, cutAfter(250).fetched(false)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge(scenario, cutAfter(400).fetched(false)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsAFaultAlsoByTheRequestThatWaitedWhileASlowHandThrewTheSwitch() {
        Scenario scenario = must(breakLink("P1", new LinkFault.Truncate(250)), failedCleanly(1));
        Traces waiting = trace().up(10, "S", 0).down(10, "SA", 0).up(11, "AP", 100);

        Traces cut = waiting.fault(2000, "truncate", "on").down(2100, "AP", 250).down(2101, "AF", 0);
        assertThat(judge(scenario, cut.fetched(false)).verdict()).isEqualTo(Verdict.PASSED);
        Traces answered = trace().up(10, "S", 0)
                .down(10, "SA", 0)
                .up(11, "AP", 100)
                .down(12, "AP", 250)
                .fault(2000, "truncate", "on")
                .down(2101, "AF", 0);
        assertThat(judge(scenario, answered.fetched(false)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsLatencyByTheGapBetweenRequestAndAnswer() {
        Scenario scenario = must(breakLink("P1", new LinkFault.Latency(Duration.ofMillis(500))), failedCleanly(1));

        assertThat(judge(scenario, answeredAfter(510).fetched(false)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge(scenario, answeredAfter(20).fetched(false)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsAStallByTheAnswerThatNeverCame() {
        Scenario scenario = must(breakLink("P1", new LinkFault.Stall()), failedCleanly(1));
        Traces silent =
                trace().fault(5, "stall", "on").up(10, "S", 0).down(10, "SA", 0).up(11, "AP", 100);

        assertThat(judge(scenario, silent.fetched(false)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge(
                                scenario,
                                trace().fault(5, "stall", "on")
                                        .up(10, "S", 0)
                                        .up(11, "AP", 100)
                                        .down(900, "AP", 10)
                                        .fetched(false))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Traces refused() {
        return trace().fault(5, "refused", "on").up(10, "S", 0).down(11, "AR", 0);
    }

    private static Traces cutAfter(int bytes) {
        return trace().fault(5, "truncate", "on")
                .up(10, "S", 0)
                .down(10, "SA", 0)
                .up(11, "AP", 100)
                .down(12, "AP", bytes)
                .down(13, "AF", 0);
    }

    private static Traces answeredAfter(int millis) {
        return trace().fault(5, "latency", "on").up(10, "AP", 100).down(10 + millis, "AP", 300);
    }

    private static Scenario must(Step fault, Check check) {
        return filled(scenario("list/some").must("fail"), fault, check);
    }

    private static Scenario should(Step fault, Check check) {
        return filled(scenario("list/some").should("fail"), fault, check);
    }

    private static Scenario filled(ScenarioBuilder builder, Step fault, Check check) {
        return builder.rules("LIST-003")
                .world(World.empty().proxy("P1"))
                .step(fault)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(check)
                .build();
    }

    private static Judgement judge(Scenario scenario, Traces traces) {
        Trace trace = traces.done();
        return Judge.judge(scenario, trace, Map.of(), "certify --only list/some");
    }
}
