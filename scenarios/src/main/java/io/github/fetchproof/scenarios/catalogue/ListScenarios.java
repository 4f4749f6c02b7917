package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Answers.failedOrNames;
import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Answers.messageNames;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIs;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Timing.endedWithin;
import static io.github.fetchproof.harness.expectation.Traffic.looksUp;
import static io.github.fetchproof.harness.expectation.Traffic.neverLooksUpHostOf;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtLeast;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static io.github.fetchproof.harness.scenario.Step.serveUnmet;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import java.time.Duration;
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
    private static final Module O = Module.of("example.com/o@v1.0.0");
    private static final Module N = Module.of("example.com/n@v1.0.0");
    private static final World TWO = World.empty().proxy("P1", M).proxy("P2", M);

    /** What is neither success nor "not found"; those that may pass stand apart, so that no breaker opens among them. */
    private static final List<Integer> OTHER_STATUSES =
            List.of(500, 400, 502, 401, 503, 403, 504, 418, 429, 202, 204, 206, 304);

    private ListScenarios() {}

    static List<Scenario> all() {
        return List.of(
                commaGoesOnAfterNotFound(),
                lyingNotFoundIsNotFound(),
                commaStopsOnRefused(),
                commaStopsOnServerError(),
                commaStopsOnEveryOtherStatus(),
                commaStopsOnEveryBrokenAnswer(),
                commaBeforeDirectStops(),
                pipeGoesOnAfterRefused(),
                pipeGoesOnAfterReset(),
                pipeGoesOnAfterSilence(),
                pipeGoesOnAfterEveryStatus(),
                pipeGoesOnAfterEveryBrokenAnswer(),
                pipeGoesOnAfterABadZip(),
                separatorAfterTheFailureCounts(),
                anAnswerEndsTheSearch(),
                errorsOutrankAbsence(),
                everyFailureIsTold(),
                mixedSourcesAreTold(),
                offEndsTheList(),
                directEndsTheList(),
                blanksAndEmptyEntriesDoNotCount(),
                listOfNothingAsksNobody(),
                bareWordAsksNobody(),
                unknownSchemeLateInTheListAsksNobody(),
                hostAloneIsASource(),
                noListMeansTheDefault());
    }

    private static Scenario commaGoesOnAfterNotFound() {
        return scenario("list/comma-goes-on-after-not-found")
                .must("ask the next entry when the one before a comma answers 404 or 410")
                .because("404 and 410 say: not here, maybe elsewhere. golang/go#26334")
                .rules("LIST-001")
                .world(World.empty().proxy("P1").proxy("P2", M, N))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .step(serve("P1", every(Artefact.ANY), status(410)))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2), requestsAtLeast(2, "P1", ""), requestsAtLeast(2, "P2", ".zip"))
                .build();
    }

    private static Scenario lyingNotFoundIsNotFound() {
        return scenario("list/lying-404-is-not-found")
                .must("take a 404 for \"not found\", also when its text speaks of an outage")
                .because("A proxy answers 404 with \"fetch timed out\". The protocol knows the status alone; who reads"
                        + " meanings into texts stops where others go on. golang/go#65704, golang/go#72121")
                .rules("LIST-001", "PROTO-007")
                .world(World.empty().proxy("P1").proxy("P2", M))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve(
                        "P1",
                        every(Artefact.ANY),
                        new ServerFault.Status(404, Map.of(), "not found: fetch timed out: connection refused\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtMost(1, "P1", ".zip"), requestsAtLeast(1, "P2", ".zip"))
                .expect("PROTO-007", requestsAtMost(1, "P1", ".info"))
                .build();
    }

    private static Scenario commaStopsOnRefused() {
        return scenario("list/comma-stops-on-refused")
                .must("ask no later entry when the one before a comma refuses the connection")
                .because(
                        "An outage says nothing about where a module is; going on would tell a private path to the next"
                                + " source. golang/go#32253")
                .rules("LIST-003", "NET-001")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        dialsAtLeast(1, "P1"),
                        noRequestsAt("P2"),
                        nothingCached(1),
                        outcomeIsNot(1, Outcome.NOT_FOUND))
                .expect("NET-001", endedWithin(1, Duration.ofSeconds(5)))
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

    private static Scenario commaStopsOnEveryOtherStatus() {
        ScenarioBuilder table = scenario("list/comma-stops-on-every-other-status")
                .must("ask no later entry when the one before a comma answers anything but success, 404 and 410")
                .because(
                        "Only \"not found\" leads on after a comma; a 403 may be an egress rule, a 429 the proxy's own limit."
                                + " golang/go#31913, golang/go#55907")
                .rules("LIST-002", "PROTO-007")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST);
        for (int ordinal = 1; ordinal <= OTHER_STATUSES.size(); ordinal++) {
            table.step(serve("P1", every(Artefact.ANY), status(OTHER_STATUSES.get(ordinal - 1))))
                    .step(fetch("example.com/m@v1.0.0"))
                    .step(heal("P1"))
                    .expect(failedCleanly(ordinal), nothingCached(ordinal), requestsInAtLeast(ordinal, 1, "P1", ""))
                    .expect("PROTO-007", outcomeIsNot(ordinal, Outcome.NOT_FOUND));
        }
        return table.expect(noRequestsAt("P2")).build();
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

    private static Scenario pipeGoesOnAfterEveryStatus() {
        ScenarioBuilder table = scenario("list/pipe-goes-on-after-every-status")
                .must("ask the next entry after a pipe whatever the one before it answers, success apart")
                .because("The pipe was made for those who prefer an answer to privacy; no status is excepted."
                        + " golang/go#37367")
                .rules("LIST-004")
                .world(World.empty()
                        .proxy("P1", M, N, O)
                        .proxy("P2", M, N, O)
                        .proxy("P3", M, N, O)
                        .proxy("P4", M, N, O)
                        .proxy("P5", M, N, O))
                .goproxy("P1|P2|P3|P4|P5")
                .needs(Capability.GOPROXY_LIST);
        List<List<Integer>> fours =
                List.of(List.of(400, 401, 403, 404), List.of(410, 418, 206, 304), List.of(500, 502, 503, 504));
        List<String> modules = List.of("example.com/m@v1.0.0", "example.com/n@v1.0.0", "example.com/o@v1.0.0");
        for (int ordinal = 1; ordinal <= fours.size(); ordinal++) {
            for (int number = 1; number <= 4; number++) {
                String origin = "P" + number;
                int code = fours.get(ordinal - 1).get(number - 1);
                table.step(heal(origin)).step(serve(origin, every(Artefact.ANY), status(code)));
            }
            table.step(fetch(modules.get(ordinal - 1)))
                    .expect(succeeded(ordinal), requestsAtLeast(ordinal, "P5", ".zip"));
        }
        return table.expect(requestsAtLeast(3, "P1", "")).build();
    }

    private static Scenario separatorAfterTheFailureCounts() {
        return scenario("list/separator-after-the-failure-counts")
                .must("go by the separator that follows the entry that failed, not by the one before it")
                .because(
                        "P1 lacks it, P2 and P3 are down: the pipe after P2 leads to P3, the comma after P3 ends there. See"
                                + " https://go.dev/ref/mod#goproxy-protocol")
                .rules("LIST-006")
                .world(World.empty().proxy("P1").proxy("P2", M).proxy("P3", M).proxy("P4", M))
                .goproxy("P1,P2|P3,P4")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P2", every(Artefact.ANY), status(500)))
                .step(serveUnmet("P3", every(Artefact.ANY), status(403)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        requestsAtLeast(1, "P1", ""),
                        requestsAtLeast(1, "P2", ""),
                        requestsAtLeast(1, "P3", ""),
                        noRequestsAt("P4"))
                .build();
    }

    private static Scenario anAnswerEndsTheSearch() {
        return scenario("list/an-answer-ends-the-search")
                .must("ask no later entry for what an earlier one has answered")
                .because("Going on is for failures. Who asks everybody at once tells everybody.")
                .rules("LIST-021")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ".zip"), noRequestsAt("P2"))
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

    private static Scenario directEndsTheList() {
        return scenario("list/direct-ends-the-list")
                .must("ask no entry after direct, not even when direct fails")
                .because("Whoever writes direct wants no proxy behind it. See"
                        + " https://go.dev/ref/mod#environment-variables")
                .rules("LIST-011")
                .world(World.empty().proxy("P1", M))
                .goproxy("direct,P1")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), dialsAtMost(0, "P1"), noRequestsAt("P1"))
                .build();
    }

    private static Scenario blanksAndEmptyEntriesDoNotCount() {
        return scenario("list/blanks-and-empty-entries-do-not-count")
                .must("read past blanks around entries and past entries that are empty")
                .because("Lists are put together by scripts, with a variable here and there that is not set.")
                .rules("LIST-013")
                .world(World.empty().proxy("P1", M))
                .goproxy(" , P1 ,, off")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ".zip"))
                .build();
    }

    private static Scenario listOfNothingAsksNobody() {
        return scenario("list/separators-alone-are-an-error")
                .must("fail at once, and ask nobody, when a list holds separators and nothing else")
                .because("Nothing to ask is not nothing wrong, and no leave to fall back on the world's proxy.")
                .rules("LIST-014")
                .world(World.empty().proxy("P1", M))
                .goproxy(" , ,")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND), noRequestsAt("P1"))
                .build();
    }

    private static Scenario bareWordAsksNobody() {
        return scenario("list/bare-word-is-an-error")
                .must("refuse an entry that is a bare word, and ask nobody")
                .because("A word without a dot is a slip of the pen, for instance \"of\" for \"off\". See"
                        + " https://go.dev/ref/mod#environment-variables")
                .rules("LIST-016", "LIST-017")
                .world(World.empty().proxy("P1", M))
                .goproxy("P1,of")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1))
                .expect("LIST-017", noRequestsAt("P1"))
                .build();
    }

    private static Scenario unknownSchemeLateInTheListAsksNobody() {
        return scenario("list/unknown-scheme-is-an-error")
                .must("refuse an entry whose scheme is not http, https or file, and ask nobody")
                .because(
                        "A list that is wrong at its end is wrong: half of it may be used in some builds and not in others.")
                .rules("LIST-016", "LIST-017")
                .world(World.empty().proxy("P1", M))
                .goproxy("P1,ftp://mirror.test")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1))
                .expect("LIST-017", noRequestsAt("P1"))
                .build();
    }

    private static Scenario commaStopsOnEveryBrokenAnswer() {
        // What may pass and what may not stand in turns, so that no breaker opens among them.
        List<ServerFault> broken = List.of(
                new ServerFault.HangUp(false),
                new ServerFault.Content("<html>sign in</html>"),
                new ServerFault.HangUp(true),
                new ServerFault.Content("{\"Version\": \"v1.0"),
                new ServerFault.CutBody(10, false),
                new ServerFault.Garbage("no protocol at all\r\n\r\n"));
        ScenarioBuilder table = scenario("list/comma-stops-on-every-broken-answer")
                .must("ask no later entry when the answer before a comma is cut, is no JSON, or never comes")
                .because("A captive portal, a dying proxy: none of them says \"not here\". golang/go#32253")
                .rules("LIST-003")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST);
        for (int ordinal = 1; ordinal <= broken.size(); ordinal++) {
            table.step(new Step.Serve("P1", every(Artefact.INFO), broken.get(ordinal - 1), ordinal == 1))
                    .step(fetch("example.com/m@v1.0.0"))
                    .step(heal("P1"))
                    .expect(
                            failedCleanly(ordinal),
                            requestsInAtLeast(ordinal, 1, "P1", ""),
                            outcomeIsNot(ordinal, Outcome.NOT_FOUND));
        }
        return table.expect(noRequestsAt("P2")).build();
    }

    private static Scenario commaBeforeDirectStops() {
        return scenario("list/comma-before-direct-stops-on-an-outage")
                .must("not turn to version control because the proxy before a comma is out of order")
                .because("\"P,direct\" is no cure for an outage of P, though many think so."
                        + " bazel-contrib/bazel-gazelle#1759")
                .rules("LIST-012")
                .world(World.empty().proxy("P1", M))
                .goproxy("P1,direct")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), status(500)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        messageContains(1, "500"),
                        outcomeIs(1, Outcome.UNAVAILABLE),
                        neverLooksUpHostOf("example.com/m@v1.0.0"))
                .build();
    }

    private static Scenario pipeGoesOnAfterEveryBrokenAnswer() {
        return scenario("list/pipe-goes-on-after-every-broken-answer")
                .must("ask the next entry after a pipe when an answer is cut, is no JSON, or never comes")
                .because("Four ways to fail below HTTP and within it, at four sources in a row. golang/go#37367")
                .rules("LIST-004")
                .world(World.empty()
                        .proxy("P1", M)
                        .proxy("P2", M)
                        .proxy("P3", M)
                        .proxy("P4", M)
                        .proxy("P5", M)
                        .proxy("P6", M))
                .goproxy("P1|P2|P3|P4|P5|P6")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), new ServerFault.HangUp(false)))
                .step(serveUnmet("P2", every(Artefact.ANY), new ServerFault.HangUp(true)))
                .step(serveUnmet("P3", every(Artefact.ANY), new ServerFault.CutBody(10, false)))
                .step(serveUnmet("P4", every(Artefact.ANY), new ServerFault.Garbage("no protocol at all\r\n\r\n")))
                .step(serveUnmet("P5", every(Artefact.INFO), new ServerFault.Content("<html>sign in</html>")))
                .step(serveUnmet("P5", every(Artefact.ANY), status(403)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P6", ".zip"))
                .build();
    }

    private static Scenario pipeGoesOnAfterABadZip() {
        return scenario("list/pipe-goes-on-after-a-bad-zip")
                .should("ask the next entry after a pipe for a zip that is none, or is damaged")
                .because("A source that sends rubbish has failed like one that sends nothing. golang/go#27952")
                .rules("LIST-007")
                .world(World.empty().proxy("P1", M, N).proxy("P2", M, N))
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.NOT_A_ZIP)))
                .step(fetch("example.com/m@v1.0.0"))
                .step(heal("P1"))
                .step(serveUnmet("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.BAD_CRC)))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2), requestsAtLeast(2, "P2", ".zip"))
                .build();
    }

    private static Scenario errorsOutrankAbsence() {
        return scenario("list/errors-outrank-absence")
                .must(
                        "report the outage when one source is down and another lacks the module, absence when all lack it")
                .because(
                        "\"Not found\" stops those who would try again; an outage reported for it, or it for an outage,"
                                + " misleads them. golang/go#70042, git-pkgs/proxy#184")
                .rules("LIST-018", "PROTO-007")
                .world(World.empty().proxy("P1", M).proxy("P2"))
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), status(500)))
                .step(fetch("example.com/m@v1.0.0"))
                .step(heal("P1"))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        messageContains(1, "500"),
                        requestsInAtLeast(1, 1, "P2", ""),
                        outcomeIsNot(1, Outcome.NOT_FOUND))
                .expect(
                        "PROTO-007",
                        failedCleanly(2),
                        requestsInAtLeast(2, 1, "P2", ""),
                        outcomeIs(2, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario everyFailureIsTold() {
        return scenario("list/every-failure-is-told")
                .should("name every source it asked, and what each said, when all have failed")
                .because("Who reads of one source alone looks for the mistake there.")
                .rules("LIST-019")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), status(500)))
                .step(serveUnmet("P2", every(Artefact.ANY), status(403)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        messageNames(1, "P1"),
                        messageContains(1, "500"),
                        messageNames(1, "P2"),
                        messageContains(1, "403"))
                .build();
    }

    private static Scenario mixedSourcesAreTold() {
        return scenario("list/mixed-sources-are-told")
                .should("say so when the files of one module come from two sources and no checksum ties them together")
                .because(
                        "The list is walked for each file anew: the go.mod of one source and the zip of another were never"
                                + " one module.")
                .rules("LIST-020")
                .world(TWO)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ZIP), status(404)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedOrNames(1, "P1", "P2"))
                .build();
    }

    private static Scenario hostAloneIsASource() {
        return scenario("list/host-alone-is-a-source")
                .must(
                        "take an entry without a scheme that looks like a host for the proxy there, and report an outage when"
                                + " that host has no address")
                .because("\"proxy.example.com\" is what people write, and https what they mean. A name that does not"
                        + " resolve says nothing about the module. See https://go.dev/ref/mod#environment-variables")
                .rules("LIST-016", "DNS-009")
                .world(World.empty().proxy("P1", M))
                .goproxy("mirror.example,off")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), outcomeIs(1, Outcome.UNAVAILABLE), looksUp(1, "mirror.example"))
                .expect("DNS-009", outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario noListMeansTheDefault() {
        return scenario("list/no-list-means-the-default")
                .must("ask proxy.golang.org when no list is set")
                .because("What nobody set is not \"off\". See https://go.dev/ref/mod#environment-variables")
                .rules("LIST-015")
                .world(World.empty().proxy("P1", M))
                .goproxy("")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), outcomeIs(1, Outcome.UNAVAILABLE), looksUp(1, "proxy.golang.org"))
                .build();
    }

    private static ServerFault status(int code) {
        return new ServerFault.Status(code, Map.of(), "out of order\n");
    }
}
