package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import java.util.List;

/** go.sum and {@code h1:}. See https://go.dev/ref/mod#authenticating. */
final class SumScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final World TWO = World.empty().proxy("P1", Module.of(M)).proxy("P2", Module.of(M));

    private SumScenarios() {}

    static List<Scenario> all() {
        return List.of(forgedZipIsRefused(), mismatchDoesNotLeadOn(), mismatchIsNotTriedAgain());
    }

    private static Scenario forgedZipIsRefused() {
        return scenario("sum/forged-zip-is-refused")
                .must("refuse a zip whose hash differs from go.sum")
                .because("What go.sum says is the only thing that makes a proxy trustworthy.")
                .rules("SUM-002", "SUM-001")
                .world(TWO)
                .goproxy("P1")
                .goSumOf(M)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip()))
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario mismatchDoesNotLeadOn() {
        return scenario("sum/mismatch-does-not-lead-on")
                .must("ask no other source after a comma when a hash differs")
                .because("A forgery must be seen, not worked around.")
                .rules("LIST-009")
                .world(TWO)
                .goproxy("P1,P2")
                .goSumOf(M)
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip()))
                .step(fetch(M))
                .expect(failedCleanly(1), noRequestsAt("P2"))
                .build();
    }

    private static Scenario mismatchIsNotTriedAgain() {
        return scenario("sum/mismatch-is-not-tried-again")
                .must("not fetch the same wrong bytes over and over")
                .because("A mismatch is not a passing trouble.")
                .rules("SUM-012")
                .world(TWO)
                .goproxy("P1")
                .goSumOf(M)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip()))
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtMost(2, "P1", ".zip"))
                .build();
    }
}
