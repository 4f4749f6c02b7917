package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.first;
import static io.github.fetchproof.harness.expectation.Checks.attemptsAreTheDialsAt;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.dialsWithinDeclaredAttempts;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.gapAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.requestsWithinDeclaredAttempts;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Trying again: when, how often, how soon. Real {@code go} never does; see golang/go#28194. */
final class RetryScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final World ONE = World.empty().proxy("P1", M);

    private RetryScenarios() {}

    static List<Scenario> all() {
        return List.of(
                oneServerErrorIsSurvived(),
                refusedIsTriedAFewTimes(),
                serverErrorsAreTriedAFewTimes(),
                retryAfterIsALowerBound(),
                forbiddenIsFinal(),
                exhaustionIsStillAnOutage());
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
                .expect(failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND))
                .expect("PRIV-007", noRequestsAt("P2"))
                .build();
    }
}
