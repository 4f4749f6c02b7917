package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Cached.delivered;
import static io.github.fetchproof.harness.expectation.Cached.isNotCached;
import static io.github.fetchproof.harness.expectation.Cached.treeIsReadOnly;
import static io.github.fetchproof.harness.expectation.Cached.treeIsWhole;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMostIn;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.reportsFailure;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Layout.layoutIsGos;
import static io.github.fetchproof.harness.expectation.Layout.listNames;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtLeast;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakUnmet;
import static io.github.fetchproof.harness.scenario.Step.damage;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.obstruct;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.restartWith;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Modules;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step.Harm;
import io.github.fetchproof.harness.scenario.Step.Obstacle;
import io.github.fetchproof.harness.trace.Kept;
import java.util.List;
import java.util.Map;

/** The module cache: what is kept, what is not, what is mended. See https://go.dev/ref/mod#module-cache. */
final class CacheScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final String N = "example.com/n@v1.0.0";
    private static final World TWO = World.empty().proxy("P1", Module.of(M), Module.of(N));
    private static final World ONE = World.empty().proxy("P1", Module.of(M));

    private CacheScenarios() {}

    static List<Scenario> all() {
        return List.of(
                completeCacheNeedsNoNetwork(),
                failuresAreNotRemembered(),
                cutZipIsReplaced(),
                offServesWhatIsThere(),
                layoutOfTheCacheIsGos(),
                damagedInfoIsFetchedAgain(),
                damagedGoModIsFetchedAgain(),
                missingFilesAreRestored(),
                fullDiskFailsCleanly(),
                extractedTreeIsReadOnly(),
                othersDoNotFailWithOne());
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

    private static Scenario offServesWhatIsThere() {
        return scenario("cache/off-serves-what-is-there")
                .must(
                        "serve what is in the cache under GOPROXY=off, and say at once that anything else is out of reach")
                .because("Builds are cut off from the network on purpose, and must learn what they lack.")
                .rules("CACHE-002")
                .world(TWO)
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(restartWith("GOPROXY", "off"))
                .step(fetch(M))
                .step(fetch(N))
                .expect(
                        succeeded(1),
                        succeeded(2),
                        failedCleanly(3),
                        messageContains(3, "GOPROXY=off"),
                        dialsAtMostIn(2, 0, "P1"),
                        dialsAtMostIn(3, 0, "P1"))
                .build();
    }

    private static Scenario layoutOfTheCacheIsGos() {
        String capitals = "example.com/Foo/Bar@v1.0.0";
        return scenario("cache/layout-is-gos")
                .should("keep what the go command keeps, under the same names, and nothing else, in a cache they share")
                .because("Then go build finds it, and a server of plain files makes a proxy of it.")
                .rules("CACHE-003", "PROTO-004")
                .world(World.empty().proxy("P1", Module.of(capitals)))
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(fetch(capitals))
                .expect(layoutIsGos(1, capitals), listNames(1, "example.com/Foo/Bar", "v1.0.0"))
                .expect("PROTO-004", succeeded(1))
                .build();
    }

    private static Scenario damagedInfoIsFetchedAgain() {
        return scenario("cache/damaged-info-is-fetched-again")
                .should("fetch an .info again that is empty, garbled or gone")
                .because("A crash in the wrong moment leaves an empty file; failing for ever is no answer.")
                .rules("CACHE-005")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(damage(M, Kept.INFO, Harm.EMPTY))
                .step(restart())
                .step(fetch(M))
                .step(damage(M, Kept.INFO, Harm.GARBAGE))
                .step(restart())
                .step(fetch(M))
                .step(damage(M, Kept.INFO, Harm.DELETE))
                .step(restart())
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        succeeded(2),
                        requestsInAtLeast(2, 1, "P1", ".info"),
                        succeeded(3),
                        requestsInAtLeast(3, 1, "P1", ".info"),
                        succeeded(4),
                        requestsInAtLeast(4, 1, "P1", ".info"))
                .build();
    }

    private static Scenario damagedGoModIsFetchedAgain() {
        return scenario("cache/damaged-go-mod-is-fetched-again")
                .should("fetch a .mod again when go.sum proves that the one in the cache is damaged")
                .because("It is the disk that forged it, and the source still has the right one.")
                .rules("CACHE-006")
                .world(ONE)
                .goproxy("P1")
                .goSumOf(M)
                .needs(Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(damage(M, Kept.MOD, Harm.GARBAGE))
                .step(restart())
                .step(fetch(M))
                .expect(succeeded(1), succeeded(2))
                .build();
    }

    private static Scenario missingFilesAreRestored() {
        return scenario("cache/missing-files-are-restored")
                .must("restore what is missing in the cache from what is there, and fetch only what is not")
                .because("A hash can be computed and a tree extracted again; only a zip must come over the network.")
                .rules("CACHE-007")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE, Capability.TREE)
                .step(fetch(M))
                .step(damage(M, Kept.ZIPHASH, Harm.DELETE))
                .step(restart())
                .step(fetch(M))
                .step(damage(M, Kept.TREE, Harm.DELETE))
                .step(restart())
                .step(fetch(M))
                .step(damage(M, Kept.ZIP, Harm.DELETE))
                .step(damage(M, Kept.TREE, Harm.DELETE))
                .step(restart())
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        succeeded(2),
                        requestsInAtMost(2, 0, "P1", ""),
                        succeeded(3),
                        treeIsWhole(3, M),
                        requestsInAtMost(3, 0, "P1", ""),
                        succeeded(4),
                        treeIsWhole(4, M),
                        requestsInAtMost(4, 1, "P1", ".zip"))
                .build();
    }

    private static Scenario fullDiskFailsCleanly() {
        return scenario("cache/full-disk-fails-cleanly")
                .must("fail cleanly when the disk is full, and leave no part of an artefact under its name")
                .because("What is cut by a full disk is taken for the whole when there is room again.")
                .rules("CACHE-011")
                .world(World.empty().proxy("P1", Modules.sized(M, 512 << 10, 7)))
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(obstruct(Obstacle.DISK_FULL))
                .step(fetch(M))
                .expect(failedCleanly(1), isNotCached(1, M, Kept.ZIP))
                .build();
    }

    private static Scenario extractedTreeIsReadOnly() {
        return scenario("cache/tree-is-read-only")
                .should("extract modules so that nobody changes them by accident")
                .because(
                        "An edited file in the cache is in every build of the machine. https://go.dev/ref/mod#module-cache")
                .rules("CACHE-012")
                .world(ONE)
                .goproxy("P1")
                .set("GOFLAGS", "")
                .needs(Capability.TREE)
                .step(fetch(M))
                .expect(succeeded(1), treeIsReadOnly(1, M))
                .build();
    }

    private static Scenario othersDoNotFailWithOne() {
        String missing = "example.com/missing@v1.0.0";
        return scenario("cache/others-do-not-fail-with-one")
                .should("bring the other modules home when one of them is not to be had, and still say that one failed")
                .because("Half a night's downloads should not be lost to one typing error.")
                .rules("CACHE-014")
                .world(TWO)
                .goproxy("P1")
                .needs(Capability.MANY_MODULES)
                .step(fetch(missing, M, N))
                .expect(reportsFailure(1), delivered(1, M), delivered(1, N))
                .build();
    }
}
