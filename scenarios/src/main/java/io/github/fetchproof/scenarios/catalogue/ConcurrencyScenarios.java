package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Cached.isNotCached;
import static io.github.fetchproof.harness.expectation.Cached.treeIsWhole;
import static io.github.fetchproof.harness.expectation.Checks.noTemporaryFiles;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Timing.endedWithin;
import static io.github.fetchproof.harness.expectation.Traffic.parallelAtLeast;
import static io.github.fetchproof.harness.expectation.Traffic.parallelAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchAndSignal;
import static io.github.fetchproof.harness.scenario.Step.fetchTogether;
import static io.github.fetchproof.harness.scenario.Step.gather;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.plantPartial;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Modules;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Kept;
import io.github.fetchproof.harness.trace.Signal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Several fetchers at once, and fetchers that die: what the cache is then. See https://go.dev/ref/mod#module-cache. */
final class ConcurrencyScenarios {

    private static final String A = "example.com/a@v1.0.0";
    private static final String B = "example.com/b@v1.0.0";
    private static final String C = "example.com/c@v1.0.0";
    private static final String M = "example.com/m@v1.0.0";
    private static final World ONE = World.empty().proxy("P1", Module.of(M));

    /** Large enough that half of a zip is more than any buffer on the way. */
    private static final int LARGE = 256 << 10;

    private static final int MANY = 72;

    private ConcurrencyScenarios() {}

    static List<Scenario> all() {
        return List.of(
                oneDownloadForAll(),
                halfZipsAreNeverSeen(),
                interruptedFetchIsMended(),
                halfExtractedModuleIsMended(),
                askedTwiceIsFetchedOnce(),
                parallelWithinBounds());
    }

    private static Scenario oneDownloadForAll() {
        return scenario("conc/processes-share-one-download")
                .must("download a zip once when several processes want it at once for the same cache")
                .because(
                        "A build farm starts ten builds on one volume; the proxy should see one of them. golang/go#26794")
                .rules("CONC-001")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Drip(40, Duration.ofMillis(200))))
                .step(fetchTogether(4, M))
                .expect(succeeded(1), succeeded(2), succeeded(3), succeeded(4), requestsAtMost(1, "P1", ".zip"))
                .build();
    }

    private static Scenario halfZipsAreNeverSeen() {
        return scenario("conc/half-a-zip-is-never-seen")
                .must("give a zip its final name only when it is whole")
                .because(
                        "Whoever reads the cache meanwhile, or after a power cut, takes what has the final name for the"
                                + " module.")
                .rules("CONC-002")
                .world(World.empty().proxy("P1", Modules.sized(M, LARGE, 1)))
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.StallBody(LARGE / 2)))
                .step(fetchAndSignal(Signal.KILL, "P1", M))
                .expect(isNotCached(1, M, Kept.ZIP), isNotCached(1, M, Kept.ZIPHASH), isNotCached(1, M, Kept.TREE))
                .build();
    }

    private static Scenario interruptedFetchIsMended() {
        return scenario("conc/interrupted-fetch-is-mended")
                .must("fetch what a signal interrupted at the next try, and leave nothing of the first")
                .because(
                        "Ctrl-C and the time limit of a CI job come in the middle of a zip; nobody should have to clean a"
                                + " cache by hand after that. golang/go#27952")
                .rules("CONC-003", "CONC-005")
                .world(World.empty()
                        .proxy(
                                "P1",
                                Modules.sized(A, LARGE, 1),
                                Modules.sized(B, LARGE, 2),
                                Modules.sized(C, LARGE, 3)))
                .goproxy("P1")
                .needs(Capability.MODULE_CACHE, Capability.MANY_MODULES)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.StallBody(LARGE / 2)))
                .step(fetchAndSignal(Signal.KILL, "P1", A))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.StallBody(LARGE / 2)))
                .step(fetchAndSignal(Signal.TERM, "P1", B))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.StallBody(LARGE / 2)))
                .step(fetchAndSignal(Signal.INT, "P1", C))
                .step(heal("P1"))
                .step(fetch(A, B, C))
                .expect(
                        isNotCached(1, A, Kept.ZIP),
                        isNotCached(2, B, Kept.ZIP),
                        isNotCached(3, C, Kept.ZIP),
                        succeeded(4),
                        noTemporaryFiles(4))
                .expect("CONC-005", endedWithin(4, Duration.ofSeconds(6)))
                .build();
    }

    private static Scenario halfExtractedModuleIsMended() {
        return scenario("conc/half-extracted-module-is-mended")
                .must("extract a module anew that another process had begun to extract when it died")
                .because("A tree that lacks a file still looks like a module, and fails to build in strange ways.")
                .rules("CONC-004")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.TREE, Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(plantPartial(M))
                .step(restart())
                .step(fetch(M))
                .expect(treeIsWhole(1, M), succeeded(2), treeIsWhole(2, M))
                .build();
    }

    private static Scenario askedTwiceIsFetchedOnce() {
        return scenario("conc/asked-twice-is-fetched-once")
                .should("ask a source once for what one call names several times")
                .because("Lists of modules are put together by programs, and hold things twice.")
                .rules("CONC-006")
                .world(ONE)
                .goproxy("P1")
                .needs(Capability.MANY_MODULES)
                .step(serve("P1", every(Artefact.INFO), new ServerFault.Drip(40, Duration.ofMillis(200))))
                .step(fetch(M, M, M))
                .expect(
                        succeeded(1),
                        requestsAtMost(1, "P1", ".info"),
                        requestsAtMost(1, "P1", ".mod"),
                        requestsAtMost(1, "P1", ".zip"))
                .build();
    }

    private static Scenario parallelWithinBounds() {
        String[] modules = IntStream.range(0, MANY)
                .mapToObj(index -> "example.com/n" + index + "@v1.0.0")
                .toArray(String[]::new);
        Module[] held = IntStream.range(0, MANY)
                .mapToObj(index -> Module.of(modules[index]))
                .toArray(Module[]::new);
        return scenario("conc/many-modules-are-fetched-side-by-side")
                .should("fetch several modules at once from one source, and not all that there are")
                .because(
                        "One after the other is slow where the way is long; hundreds at once are what proxies answer with"
                                + " 429. goproxy.cn#5")
                .rules("CONC-007")
                .world(World.empty().proxy("P1", held))
                .goproxy("P1")
                .needs(Capability.MANY_MODULES)
                .step(gather("P1", Artefact.INFO, Duration.ofMillis(200)))
                .step(fetch(modules))
                .expect(succeeded(1), parallelAtLeast(2, "P1"), parallelAtMost(64, "P1"))
                .build();
    }
}
