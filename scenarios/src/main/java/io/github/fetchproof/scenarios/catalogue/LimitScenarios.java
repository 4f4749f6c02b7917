package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Cached.isNotCached;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.reportsFailure;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.takesAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.ask;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Kept;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much is too much. See https://go.dev/ref/mod#zip-path-size-constraints. */
final class LimitScenarios {

    private static final String A = "example.com/a@v1.0.0";
    private static final String B = "example.com/b@v1.0.0";
    private static final String C = "example.com/c@v1.0.0";
    private static final World THREE = World.empty().proxy("P1", Module.of(A), Module.of(B), Module.of(C));
    private static final long MIB = 1 << 20;

    /** What may be on its way between an origin and a fetcher when the fetcher hangs up. */
    private static final long ON_ITS_WAY = 64 * MIB;

    private static final int MANY_FILES = 5_000;

    private LimitScenarios() {}

    static List<Scenario> all() {
        return List.of(
                tooLargeAZipIsRefused(),
                bombsAreRefused(),
                largeGoModAndLicenseAreRefused(),
                answersAreBounded(),
                hugeHeaderIsAnError(),
                manyFilesAreNoTrouble());
    }

    private static Scenario tooLargeAZipIsRefused() {
        return scenario("lim/too-large-a-zip-is-refused")
                .must("stop at 500 MiB of a zip, whether its size was announced or not")
                .because("Disks are filled so, by mistake as well as on purpose.")
                .rules("LIM-001")
                .world(THREE)
                .goproxy("P1")
                .heavy()
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Flood(501 * MIB, true)))
                .step(fetch(A))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Flood(760 * MIB, false)))
                .step(fetch(B))
                .expect(
                        failedCleanly(1),
                        isNotCached(1, A, Kept.ZIP),
                        failedCleanly(2),
                        isNotCached(2, B, Kept.ZIP),
                        takesAtMost(628 * MIB, "P1", ".zip"))
                .build();
    }

    private static Scenario bombsAreRefused() {
        return scenario("lim/bombs-are-refused")
                .must("refuse a zip that unpacks to more than 500 MiB, whatever its directory says")
                .because("Half a megabyte on the wire becomes 600 on the disk.")
                .rules("LIM-002", "LIM-003")
                .world(THREE)
                .goproxy("P1")
                .heavy()
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.BOMB)))
                .step(fetch(A))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.LYING_SIZE)))
                .step(fetch(B))
                .expect(reportsFailure(1), isNotCached(1, A, Kept.TREE))
                // Who wrote down the sum has unpacked it all to add it up.
                .expect("LIM-003", isNotCached(1, A, Kept.ZIPHASH))
                .expect("LIM-003", reportsFailure(2), isNotCached(2, B, Kept.TREE))
                .build();
    }

    private static Scenario largeGoModAndLicenseAreRefused() {
        return scenario("lim/large-go-mod-and-license-are-refused")
                .must("refuse a zip whose go.mod or LICENSE is larger than 16 MiB")
                .because("These two are read whole into memory by whoever shows modules to people.")
                .rules("LIM-004")
                .world(THREE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.LARGE_GO_MOD)))
                .step(fetch(A))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.LARGE_LICENSE)))
                .step(fetch(B))
                .expect(reportsFailure(1), reportsFailure(2))
                .build();
    }

    private static Scenario answersAreBounded() {
        ServerFault flood = new ServerFault.Flood(128 * MIB, true);
        return scenario("lim/answers-are-bounded")
                .should("stop reading an .info, a .mod or a list that is larger than any real one")
                .because(
                        "They are read into memory; a proxy that answers with its log should not end the build machine.")
                .rules("LIM-005")
                .world(THREE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.INFO), flood))
                .step(fetch(A))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.MOD), flood))
                .step(fetch(B))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.LIST), flood))
                .step(ask(Operation.LIST, "example.com/c"))
                .expect(
                        failedCleanly(1),
                        failedCleanly(2),
                        takesAtMost(16 * MIB + ON_ITS_WAY, "P1", ".info"),
                        takesAtMost(16 * MIB + ON_ITS_WAY, "P1", ".mod"),
                        takesAtMost(16 * MIB + ON_ITS_WAY, "P1", "/list"))
                .build();
    }

    private static Scenario hugeHeaderIsAnError() {
        return scenario("lim/huge-header-is-an-error")
                .should("take a header of 2 MiB for the failure of that source")
                .because("Nobody means it, and nobody else should be asked because of it.")
                .rules("LIM-006")
                .world(World.empty().proxy("P1", Module.of(A)).proxy("P2", Module.of(A)))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), new ServerFault.HugeHeader((int) (2 * MIB))))
                .step(fetch(A))
                .expect(failedCleanly(1), noRequestsAt("P2"))
                .build();
    }

    private static Scenario manyFilesAreNoTrouble() {
        Map<String, String> files = new TreeMap<>(Map.of("go.mod", "module example.com/m\n"));
        for (int i = 0; i < MANY_FILES; i++) {
            files.put("d" + i % 100 + "/f" + i + ".go", "");
        }
        files.put("long/" + "name/".repeat(55) + "end.go", "package end\n");
        return scenario("lim/many-files-are-no-trouble")
                .should("take a module of thousands of files, and one with a path of 300 characters")
                .because("Generated code is like that.")
                .rules("LIM-007")
                .world(World.empty()
                        .proxy("P1", new Module(ModuleVersion.parse("example.com/m@v1.0.0"), Module.LONG_AGO, files)))
                .goproxy("P1")
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }
}
