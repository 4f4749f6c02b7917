package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMostIn;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakUnmet;
import static io.github.fetchproof.harness.scenario.Step.damage;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step.Harm;
import io.github.fetchproof.harness.trace.Kept;
import java.util.List;
import java.util.Map;

/** The module cache: what is kept, what is not, what is mended. See https://go.dev/ref/mod#module-cache. */
final class CacheScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final World ONE = World.empty().proxy("P1", Module.of(M));

    private CacheScenarios() {}

    static List<Scenario> all() {
        return List.of(completeCacheNeedsNoNetwork(), failuresAreNotRemembered(), cutZipIsReplaced());
    }

    private static Scenario completeCacheNeedsNoNetwork() {
        return scenario("cache/complete-cache-needs-no-network")
                .must("serve a complete cache without any dial, also when the source is down")
                .because("This is what keeps builds alive in an outage.")
                .rules("CACHE-001")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(breakUnmet("P1", new LinkFault.Refused()))
                .step(restart())
                .step(fetch(M))
                .expect(succeeded(1), succeeded(2), dialsAtMostIn(2, 0, "P1"))
                .build();
    }

    private static Scenario failuresAreNotRemembered() {
        return scenario("cache/failures-are-not-remembered")
                .must("find a module that was missing a moment ago")
                .because("A poisoned negative cache turns one bad answer into hours of failing builds.")
                .rules("CACHE-010")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(404, Map.of(), "not found: not yet\n")))
                .step(fetch(M))
                .step(heal("P1"))
                .step(fetch(M))
                .expect(failedCleanly(1), succeeded(2))
                .build();
    }

    private static Scenario cutZipIsReplaced() {
        return scenario("cache/cut-zip-is-replaced")
                .should("notice a cached zip that has been cut, and fetch it anew")
                .because("A crash or a full disk cuts files; failing for ever is no answer. golang/go#37242")
                .rules("CACHE-008")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(damage(M, Kept.ZIP, Harm.TRUNCATE))
                .step(restart())
                .step(fetch(M))
                .expect(succeeded(1), succeeded(2))
                .build();
    }
}
