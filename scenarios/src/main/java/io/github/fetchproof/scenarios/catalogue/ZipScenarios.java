package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Cached.isNotCached;
import static io.github.fetchproof.harness.expectation.Cached.treeIsReadOnly;
import static io.github.fetchproof.harness.expectation.Cached.treeIsWhole;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.reportsFailure;
import static io.github.fetchproof.harness.expectation.Checks.reportsSuccess;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtLeast;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.trace.Kept;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Module zips: what is in them, and what must not be. See https://go.dev/ref/mod#zip-path-size-constraints.
 *
 * <p>Where a table of bad archives is the point, each is met by a module of its own.
 */
final class ZipScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final World ONE = World.empty().proxy("P1", Module.of(M));

    private static final Module UNUSUAL = Module.of(M)
            .with("vendor/modules.txt", "# nothing\n")
            .with("vendor/example.com/w/w.go", "package w\n")
            .with(".git/config", "[core]\n");

    private ZipScenarios() {}

    static List<Scenario> all() {
        return List.of(
                foreignEntriesAreRefused(),
                escapingNamesAreRefused(),
                collidingNamesAreRefused(),
                misplacedGoModIsRefused(),
                namesNoSystemAllowsAreRefused(),
                damagedZipsAreFetchedAgain(),
                refusedZipIsFetchedAgain(),
                junkIsRefused(),
                oddButRightArchivesAreAccepted(),
                treeIsOfPlainFiles());
    }

    private static Scenario foreignEntriesAreRefused() {
        return refused(
                        "zip/foreign-entries-are-refused",
                        "ZIP-001",
                        ZipVariant.NO_PREFIX,
                        ZipVariant.OTHER_VERSION_PREFIX,
                        ZipVariant.STRAY_FILE,
                        ZipVariant.ABSOLUTE_PATH)
                .must("refuse a whole zip when one name in it does not begin with module@version/")
                .because(
                        "Such a file belongs to another module, or to nobody; dropping it alone would leave a module that"
                                + " was never published.")
                .build();
    }

    private static Scenario escapingNamesAreRefused() {
        return refused(
                        "zip/names-that-escape-are-refused",
                        "ZIP-002",
                        ZipVariant.DOT_DOT,
                        ZipVariant.BACKSLASH,
                        ZipVariant.COLON)
                .must("refuse a zip with a name that leads out of the module, and write nothing there")
                .because("A proxy must not choose which files of a machine are written (\"zip slip\"): two dots, a"
                        + " backslash, a drive or stream after a colon.")
                .build();
    }

    private static Scenario collidingNamesAreRefused() {
        return refused(
                        "zip/names-that-collide-are-refused",
                        "ZIP-003",
                        ZipVariant.CASE_COLLISION,
                        ZipVariant.DUPLICATE,
                        ZipVariant.FILE_AND_DIRECTORY)
                .must("refuse a zip whose names are equal but for case, occur twice, or are a file and a directory")
                .because("What is extracted would depend on the file system, and on who extracts.")
                .build();
    }

    private static Scenario misplacedGoModIsRefused() {
        return refused(
                        "zip/misplaced-go-mod-is-refused",
                        "ZIP-004",
                        ZipVariant.UPPER_CASE_GO_MOD,
                        ZipVariant.NESTED_GO_MOD)
                .must("refuse a zip with GO.MOD in capitals, or with a go.mod below the root")
                .because(
                        "The one is a go.mod on some file systems and none on others; what is below the other belongs to"
                                + " another module.")
                .build();
    }

    private static Scenario namesNoSystemAllowsAreRefused() {
        return refused(
                        "zip/names-not-allowed-everywhere-are-refused",
                        "ZIP-005",
                        ZipVariant.RESERVED_NAME,
                        ZipVariant.TRAILING_DOT,
                        ZipVariant.COLON,
                        ZipVariant.NEWLINE_IN_NAME)
                .rules("SUM-013")
                .expect("SUM-013", reportsFailure(4))
                .must("refuse a zip with a name that some operating system cannot have")
                .because("A module is the same everywhere, or it is none.")
                .build();
    }

    /** One module for each bad archive: none is extracted. */
    private static ScenarioBuilder refused(String id, String rule, ZipVariant... variants) {
        List<String> modules = IntStream.range(0, variants.length)
                .mapToObj(index -> "example.com/" + (char) ('a' + index) + "@v1.0.0")
                .toList();
        ScenarioBuilder scenario = scenario(id)
                .rules(rule)
                .world(World.empty()
                        .proxy("P1", modules.stream().map(Module::of).toArray(Module[]::new)))
                .goproxy("P1");
        for (int i = 0; i < variants.length; i++) {
            String module = modules.get(i);
            int fetch = i + 1;
            scenario.step(heal("P1"))
                    .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(variants[i])))
                    .step(fetch(module))
                    .expect(
                            reportsFailure(fetch),
                            requestsInAtLeast(fetch, 1, "P1", ".zip"),
                            isNotCached(fetch, module, Kept.TREE));
        }
        return scenario;
    }

    private static Scenario damagedZipsAreFetchedAgain() {
        String a = "example.com/a@v1.0.0";
        String b = "example.com/b@v1.0.0";
        String c = "example.com/c@v1.0.0";
        return scenario("zip/damaged-zips-are-fetched-again")
                .must("refuse what is no whole zip, keep nothing of it, and ask again the next time")
                .because(
                        "A login page, an empty answer, a flipped bit: none of them is the module, and none may stand in"
                                + " its way later. golang/go#36035")
                .rules("ZIP-009")
                .world(World.empty().proxy("P1", Module.of(a), Module.of(b), Module.of(c)))
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.NOT_A_ZIP)))
                .step(fetch(a))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.EMPTY)))
                .step(fetch(b))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.BAD_CRC)))
                .step(fetch(c))
                .step(heal("P1"))
                .step(restart())
                .step(fetch(a, b, c))
                .needs(Capability.MANY_MODULES)
                .expect(
                        failedCleanly(1),
                        failedCleanly(2),
                        failedCleanly(3),
                        requestsInAtLeast(2, 1, "P1", ".zip"),
                        requestsInAtLeast(3, 1, "P1", ".zip"),
                        isNotCached(1, a, Kept.ZIP),
                        isNotCached(2, b, Kept.ZIP),
                        isNotCached(3, c, Kept.ZIP),
                        succeeded(4),
                        requestsInAtLeast(4, 3, "P1", ".zip"))
                .build();
    }

    private static Scenario refusedZipIsFetchedAgain() {
        return scenario("zip/refused-zip-does-not-poison-the-cache")
                .must("fetch a zip again that was refused, once the source serves the right one")
                .because(
                        "A bad archive that stays in the cache fails every build on that machine until somebody deletes it"
                                + " by hand. golang/go#37242")
                .rules("ZIP-010")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.NESTED_GO_MOD)))
                .step(fetch(M))
                .step(heal("P1"))
                .step(fetch(M))
                .expect(reportsFailure(1), succeeded(2))
                .build();
    }

    private static Scenario junkIsRefused() {
        String n = "example.com/n@v1.0.0";
        return scenario("zip/junk-around-the-archive-is-refused")
                .should("refuse a zip with bytes before or after the archive")
                .because(
                        "The hash does not cover them, so anybody may put anything there, and readers disagree about what"
                                + " such a file holds.")
                .rules("ZIP-011")
                .world(World.empty().proxy("P1", Module.of(M), Module.of(n)))
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.JUNK_BEFORE)))
                .step(fetch(M))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.JUNK_AFTER)))
                .step(fetch(n))
                .expect(reportsFailure(1), reportsFailure(2), requestsInAtLeast(2, 1, "P1", ".zip"))
                .build();
    }

    private static Scenario oddButRightArchivesAreAccepted() {
        String packed = "example.com/packed@v1.0.0";
        String directory = "example.com/directory@v1.0.0";
        return scenario("zip/odd-but-right-archives-are-accepted")
                .must("take a zip however it was packed, with entries of directories, and with all its files")
                .because(
                        "The hash is of names and contents alone; the go command packs neither directories nor vendor/ nor"
                                + " .git/, but where a zip has them, they are as much part of it as anything else.")
                .rules("ZIP-012", "ZIP-008", "ZIP-007")
                .world(World.empty().proxy("P1", Module.of(packed), UNUSUAL, Module.of(directory)))
                .goproxy("P1")
                .goSumOf(packed, M)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.STORED_REVERSED)))
                .step(fetch(packed))
                .step(heal("P1"))
                .step(fetch(M))
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.DIRECTORY_ENTRY)))
                .step(fetch(directory))
                .expect(succeeded(1))
                .expect("ZIP-008", succeeded(2))
                .expect("ZIP-007", reportsSuccess(3))
                .build();
    }

    private static Scenario treeIsOfPlainFiles() {
        String n = "example.com/n@v1.0.0";
        return scenario("zip/tree-is-of-plain-files")
                .must("extract every file of a zip as a plain file, and never as a link")
                .because("A link out of the module lets whatever is written or read next leave it, too; a file that is"
                        + " dropped makes another module of it.")
                .rules("ZIP-006", "ZIP-008")
                .world(World.empty().proxy("P1", UNUSUAL, Module.of(n).withLink("way-out", "../../../../etc/passwd")))
                .goproxy("P1")
                .set("GOFLAGS", "")
                .needs(Capability.TREE)
                .step(fetch(M))
                .step(fetch(n))
                .expect(treeIsWhole(2, n), treeIsReadOnly(2, n))
                .expect("ZIP-008", succeeded(1), treeIsWhole(1, M))
                .build();
    }
}
