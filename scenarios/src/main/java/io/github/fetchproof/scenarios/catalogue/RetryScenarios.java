package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.first;
import static io.github.fetchproof.harness.expectation.Checks.attemptsAreTheDialsAt;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.dialsWithinDeclaredAttempts;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.gapAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.requestsWithinDeclaredAttempts;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Timing.endedSoonAfterAnswer;
import static io.github.fetchproof.harness.expectation.Timing.endedWithin;
import static io.github.fetchproof.harness.expectation.Timing.gapsGrow;
import static io.github.fetchproof.harness.expectation.Timing.gapsVary;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtLeast;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchAndSignal;
import static io.github.fetchproof.harness.scenario.Step.fetchTogether;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Signal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trying again: when, how often, how soon. Real {@code go} never does; see golang/go#28194. */
final class RetryScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    /** Without a wait; a busy machine takes some of it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    private static final World ONE = World.empty().proxy("P1", M);

    /** A go.mod of which a beginning is one, too. */
    private static final Module COMMENTED = Module.of("example.com/m@v1.0.0")
            .with("go.mod", "// the first line\n// the second\nmodule example.com/m\n\ngo 1.20\n");

    private static final String[] TWENTY = IntStream.rangeClosed(1, 20)
            .mapToObj(number -> "example.com/part" + number + "@v1.0.0")
            .toArray(String[]::new);
    private static final World PARTS =
            World.empty().proxy("P1", Stream.of(TWENTY).map(Module::of).toArray(Module[]::new));

    private RetryScenarios() {}

    static List<Scenario> all() {
        return List.of(
                oneServerErrorIsSurvived(),
                everyPassingFailureIsSurvived(),
                cutZipIsFetchedAgain(),
                refusedIsTriedAFewTimes(),
                serverErrorsAreTriedAFewTimes(),
                waitsVaryAndGrow(),
                retryAfterIsALowerBound(),
                farRetryAfterEndsIt(),
                forbiddenIsFinal(),
                definiteAnswersAreFinal(),
                exhaustionIsStillAnOutage(),
                brokenBodyIsNotContinued(),
                outageIsNotMultiplied(),
                herdComesBack(),
                waitsEndAtASignal());
    }

    private static Scenario oneServerErrorIsSurvived() {
        return scenario("retry/one-503-is-survived")
                .should("try the same source again after one 503")
                .because("The first need of those who run builds: one hiccup must not end one. golang/go#28194")
                .rules("RETRY-001")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", first(1, Artefact.ANY), new ServerFault.Status(503, Map.of(), "try later\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario refusedIsTriedAFewTimes() {
        return scenario("retry/refused-is-tried-a-few-times")
                .must("bound its dials at a source that refuses them, and count them truly")
                .because("Whoever retries must say how often; the tap counts every dial, refused ones included.")
                .rules("RETRY-002")
                .world(ONE)
                .goproxy("P1")
                .step(breakLink("P1", new LinkFault.Refused()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        dialsAtLeast(1, "P1"),
                        dialsWithinDeclaredAttempts("P1", 1),
                        attemptsAreTheDialsAt(1, "P1"))
                .build();
    }

    private static Scenario serverErrorsAreTriedAFewTimes() {
        return scenario("retry/503-is-tried-a-few-times")
                .must("bound its requests at a source that answers 503")
                .because("An endless retry melts the proxy that is down.")
                .rules("RETRY-002")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(503, Map.of(), "try later\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        requestsAtLeast(1, "P1", ""),
                        requestsWithinDeclaredAttempts("P1", ".info"),
                        requestsWithinDeclaredAttempts("P1", ".mod"),
                        requestsWithinDeclaredAttempts("P1", ".zip"))
                .build();
    }

    private static Scenario retryAfterIsALowerBound() {
        return scenario("retry/retry-after-is-a-lower-bound")
                .should("wait at least as long as Retry-After says, then try again")
                .because("429 storms begin with clients that do not read it.")
                .rules("RETRY-004")
                .world(ONE)
                .goproxy("P1")
                .step(serve(
                        "P1",
                        first(1, Artefact.ANY),
                        new ServerFault.Status(429, Map.of("Retry-After", "1"), "slow down\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), gapAtLeast(Duration.ofMillis(990), 1, "P1", ""))
                .build();
    }

    private static Scenario forbiddenIsFinal() {
        return scenario("retry/403-is-final")
                .must("not ask again what a source has refused with 403")
                .because("Asking again changes nothing, and looks like an attack.")
                .rules("RETRY-005")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(403, Map.of(), "not for you\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        requestsAtMost(1, "P1", ".info"),
                        requestsAtMost(1, "P1", ".mod"),
                        requestsAtMost(1, "P1", ".zip"))
                .build();
    }

    private static Scenario exhaustionIsStillAnOutage() {
        return scenario("retry/exhaustion-is-still-an-outage")
                .must("not go on after a comma because its retries are used up")
                .because("Used-up retries say as little about where a module is as the first one did. golang/go#32253")
                .rules("RETRY-006", "PRIV-007")
                .world(World.empty().proxy("P1", M).proxy("P2", M))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(503, Map.of(), "try later\n")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND), noRequestsAt("P2"))
                .expect("PRIV-007", noRequestsAt("P2"))
                .build();
    }

    private static Scenario everyPassingFailureIsSurvived() {
        List<ServerFault> passing = List.of(
                status(408),
                status(429),
                status(500),
                status(502),
                status(504),
                new ServerFault.HangUp(false),
                new ServerFault.HangUp(true),
                new ServerFault.CutBody(12, false));
        ScenarioBuilder table = scenario("retry/every-passing-failure-is-survived")
                .should("try the same source again after one failure of any kind that may pass")
                .because(
                        "A load balancer's 502, a proxy's 429, a connection that ends: gone a moment later. golang/go#29345,"
                                + " golang/go#46237")
                .rules("RETRY-001")
                .world(PARTS)
                .goproxy("P1");
        for (int ordinal = 1; ordinal <= passing.size(); ordinal++) {
            table.step(new Step.Serve("P1", first(1, Artefact.ANY), passing.get(ordinal - 1), ordinal == 1))
                    .step(fetch(TWENTY[ordinal - 1]))
                    .expect(succeeded(ordinal));
        }
        return table.build();
    }

    private static Scenario cutZipIsFetchedAgain() {
        return scenario("retry/cut-zip-is-fetched-again")
                .should("fetch a zip again from the same source when it broke off in the middle")
                .because(
                        "The fault that CI loops are written for: 200, half a zip, and the end. ava-labs/avalanchego#5972")
                .rules("RETRY-001")
                .world(PARTS)
                .goproxy("P1")
                .step(serve("P1", first(1, Artefact.ZIP), new ServerFault.CutBody(200, false)))
                .step(fetch(TWENTY[0]))
                .step(serve("P1", first(1, Artefact.ZIP), new ServerFault.CutBody(200, true)))
                .step(fetch(TWENTY[1]))
                .step(serve("P1", first(1, Artefact.ZIP), new ServerFault.Chunked(200)))
                .step(fetch(TWENTY[2]))
                .expect(succeeded(1), succeeded(2), succeeded(3))
                .build();
    }

    private static Scenario waitsVaryAndGrow() {
        ScenarioBuilder rounds = scenario("retry/waits-vary-and-grow")
                .should("wait longer from one attempt to the next, and never for the same time as everybody else")
                .because("Who all wait alike come back as one wave, again and again.")
                .rules("RETRY-003")
                .world(PARTS)
                .goproxy("P1")
                .needs(Capability.MANY_MODULES);
        for (int round = 0; round < 3; round++) {
            // What a process does for the first time is slow, trying again too, which would look like a longer wait.
            int from = 4 * round;
            rounds.step(serve("P1", first(1, Artefact.ANY), status(429)))
                    .step(fetch(TWENTY[from]))
                    .step(serve("P1", every(Artefact.ANY), status(429)))
                    .step(fetch(TWENTY[from + 1], TWENTY[from + 2], TWENTY[from + 3]))
                    .step(heal("P1"))
                    .step(restart())
                    .expect(failedCleanly(2 * round + 2));
        }
        return rounds.expect(gapsVary("P1", ""), gapsGrow("P1", "")).build();
    }

    private static Scenario farRetryAfterEndsIt() {
        String date = "Fri, 31 Dec 2100 23:59:59 GMT";
        return scenario("retry/far-retry-after-ends-it")
                .should(
                        "give up at once when Retry-After lies beyond all the time it has, told in seconds or as a date")
                .because("Neither to come back too soon nor to sleep until the build is killed. goproxy/goproxy.cn#5")
                .rules("RETRY-004")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), status(429, "86400")))
                .step(fetch("example.com/m@v1.0.0"))
                .step(heal("P1"))
                .step(restart())
                .step(serve("P1", every(Artefact.ANY), status(503, date)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        requestsInAtMost(1, 1, "P1", ".info"),
                        requestsInAtMost(1, 1, "P1", ".mod"),
                        requestsInAtMost(1, 1, "P1", ".zip"),
                        endedSoonAfterAnswer(1, AT_ONCE),
                        failedCleanly(2),
                        requestsInAtMost(2, 1, "P1", ".info"),
                        requestsInAtMost(2, 1, "P1", ".mod"),
                        requestsInAtMost(2, 1, "P1", ".zip"),
                        endedSoonAfterAnswer(2, AT_ONCE))
                .build();
    }

    private static Scenario definiteAnswersAreFinal() {
        List<ServerFault> definite = List.of(
                status(400),
                status(401),
                status(403),
                status(404),
                status(405),
                status(410),
                status(451),
                new ServerFault.Content("{\"Version\": 1}"));
        ScenarioBuilder table = scenario("retry/definite-answers-are-final")
                .must("not ask again what a source has answered for good")
                .because("Loops around go grep its output for what may pass, and try a 404 five times."
                        + " open-telemetry/opentelemetry-collector#4313, ava-labs/avalanchego#5972")
                .rules("RETRY-005")
                .world(ONE)
                .goproxy("P1");
        for (int ordinal = 1; ordinal <= definite.size(); ordinal++) {
            table.step(new Step.Serve("P1", every(Artefact.ANY), definite.get(ordinal - 1), ordinal == 1))
                    .step(fetch("example.com/m@v1.0.0"))
                    .step(heal("P1"))
                    .expect(
                            failedCleanly(ordinal),
                            requestsInAtLeast(ordinal, 1, "P1", ""),
                            requestsInAtMost(ordinal, 1, "P1", ".info"),
                            requestsInAtMost(ordinal, 1, "P1", ".mod"),
                            requestsInAtMost(ordinal, 1, "P1", ".zip"));
        }
        return table.build();
    }

    private static Scenario brokenBodyIsNotContinued() {
        return scenario("retry/broken-body-is-not-continued")
                .must("begin a body anew when it asks again, and never join parts of two answers")
                .because("The first answer broke off after a whole line, so that what is joined reads like a go.mod.")
                .rules("RETRY-007")
                .world(World.empty().proxy("P1", COMMENTED))
                .goproxy("P1")
                .step(serve(
                        "P1", first(1, Artefact.MOD), new ServerFault.CutBody("// the first line\n".length(), false)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(nothingWrongCached(1))
                .build();
    }

    private static Scenario outageIsNotMultiplied() {
        return scenario("retry/outage-is-not-multiplied")
                .should("spend few retries in all when every request fails, not several for each file")
                .because(
                        "Two builds with twenty modules against a source that is overloaded: retries must not double its"
                                + " load. bazel-contrib/bazel-gazelle#789")
                .rules("RETRY-008")
                .world(PARTS)
                .goproxy("P1")
                .needs(Capability.MANY_MODULES)
                .step(serve("P1", every(Artefact.ANY), status(429)))
                .step(fetchTogether(2, TWENTY))
                .expect(
                        failedCleanly(1),
                        failedCleanly(2),
                        requestsAtLeast(1, "P1", ""),
                        requestsAtMost(2 * 2 * TWENTY.length, "P1", ""))
                .build();
    }

    private static Scenario herdComesBack() {
        String[] modules = Arrays.copyOf(TWENTY, 4);
        return scenario("retry/herd-comes-back")
                .should("come back from a short outage together with all its like")
                .because("Three builds meet a source that turns its first three requests away. None of them is to fail,"
                        + " not even the one whose single download meets all three. goproxy/goproxy.cn#5")
                .rules("RETRY-001")
                .world(PARTS)
                .goproxy("P1")
                .needs(Capability.MANY_MODULES)
                .step(serve("P1", first(3, Artefact.ANY), status(429)))
                .step(fetchTogether(3, modules))
                .expect(succeeded(1), succeeded(2), succeeded(3))
                .build();
    }

    private static Scenario waitsEndAtASignal() {
        return scenario("retry/waits-end-at-a-signal")
                .must("end at once when it is told to while it waits for its next attempt")
                .because("A build that was cancelled must not sit out a Retry-After.")
                .rules("RETRY-009")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), status(429, "9")))
                .step(fetchAndSignal(Signal.TERM, "P1", "example.com/m@v1.0.0"))
                .expect(endedWithin(1, Duration.ofSeconds(2)))
                .build();
    }

    private static ServerFault status(int code) {
        return new ServerFault.Status(code, Map.of(), "out of order\n");
    }

    private static ServerFault status(int code, String retryAfter) {
        return new ServerFault.Status(code, Map.of("Retry-After", retryAfter), "out of order\n");
    }
}
