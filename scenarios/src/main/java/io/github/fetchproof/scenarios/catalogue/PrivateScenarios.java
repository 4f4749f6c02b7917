package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.neverAsksFor;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import java.util.List;

/** Private modules: whose names nobody else may learn. See https://go.dev/ref/mod#private-modules. */
final class PrivateScenarios {

    private static final Module SECRET = Module.of("example.com/secret@v1.0.0");
    private static final Module SECRETARY = Module.of("example.com/secretary@v1.0.0");

    private PrivateScenarios() {}

    static List<Scenario> all() {
        return List.of(privateIsNeverAskedOfAProxy(), patternsMatchWholeElements(), outageDoesNotLeak());
    }

    private static Scenario privateIsNeverAskedOfAProxy() {
        return scenario("priv/private-is-never-asked-of-a-proxy")
                .must("never ask a proxy for a module that matches GOPRIVATE, not even when it can be had nowhere else")
                .because("The name itself is the secret.")
                .rules("PRIV-001")
                .world(World.empty().proxy("P1", SECRET))
                .goproxy("P1")
                .set("GOPRIVATE", "example.com/secret")
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(failedCleanly(1), neverAsksFor("example.com/secret", "P1"), noRequestsAt("P1"))
                .build();
    }

    private static Scenario patternsMatchWholeElements() {
        return scenario("priv/patterns-match-whole-elements")
                .must("match private patterns element by element, not letter by letter")
                .because("A pattern that catches its neighbours takes their proxy away.")
                .rules("PRIV-003")
                .world(World.empty().proxy("P1", SECRETARY))
                .goproxy("P1")
                .set("GOPRIVATE", "example.com/secret")
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secretary@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario outageDoesNotLeak() {
        return scenario("priv/outage-does-not-leak")
                .must("not tell a public proxy a path that belongs to a company proxy which is down")
                .because("P1 is the company's, P2 is the world's; the comma between them is all that protects the name."
                        + " golang/go#31913")
                .rules("PRIV-007")
                .world(World.empty().proxy("P1", SECRET).proxy("P2"))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Reset()))
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(failedCleanly(1), dialsAtLeast(1, "P1"), neverAsksFor("example.com/secret", "P2"))
                .build();
    }
}
