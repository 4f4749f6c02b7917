package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.first;
import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.everyPathMatches;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtMost;
import static io.github.fetchproof.harness.expectation.Traffic.tellsAPassword;
import static io.github.fetchproof.harness.expectation.Traffic.tellsNoPassword;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.restartWith;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import java.util.List;
import java.util.Map;

/**
 * The checksum database: where it is asked, what of it is believed, and that nothing is accepted without it. See
 * https://go.dev/ref/mod#checksum-database.
 */
final class SumdbScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final String N = "example.com/n@v1.0.0";
    private static final String O = "example.com/o@v1.0.0";
    private static final Module[] MODULES = {Module.of(M), Module.of(N), Module.of(O)};
    private static final Module NEWEST = Module.of("example.com/newest@v1.0.0");
    private static final Sumdb SUMDB = Sumdb.of("sum.example.com", MODULES);

    /** The database at an origin of its own, which GOSUMDB names. */
    private static final World THERE = World.empty().proxy("P1", MODULES).sumdb("S1", SUMDB);

    /** The same with proxies that may stand in for it, and its own origin as every go command finds it. */
    private static final World FOUND = World.empty().proxy("P1", MODULES).proxy("P2", MODULES);

    private SumdbScenarios() {}

    static List<Scenario> all() {
        return List.of(
                unlistedModuleIsLookedUp(),
                otherHashIsRefused(),
                proxyStandsIn(),
                absentAtProxiesMeansItself(),
                proxyThatCannotSayEndsIt(),
                pipeGoesOnToTheNextProxy(),
                chosenProxyIsKept(),
                brokenSettingAcceptsNothing(),
                signatureMustBeTheKeys(),
                recordMustBeProven(),
                recordOfAnotherModuleProvesNothing(),
                linesBesideTheRecordCountForNothing(),
                linesToComeDoNoHarm(),
                tilesOfAnotherTreeAreRefused(),
                everyTileIsHeldAgainstItsParent(),
                answersThatAreNoneAreRefused(),
                forkIsRefused(),
                olderTreeIsNoNews(),
                fullTileStandsIn(),
                whatWasProvenIsKept(),
                nothingIsAcceptedWithoutIt(),
                silenceIsBounded(),
                passingTroubleIsTriedAgain(),
                excludedModulesAreNotLookedUp(),
                lookupIsCaseEncoded(),
                lookupTellsNoPassword());
    }

    /** A scenario with the database where GOSUMDB says. */
    private static ScenarioBuilder there(String id) {
        return scenario(id).world(THERE).goproxy("P1").set("GOSUMDB", "{key:S1} {S1}");
    }

    /** A scenario with the database where a fetcher finds it. */
    private static ScenarioBuilder found(String id, World world, String goproxy) {
        return scenario(id)
                .world(world.sumdb("S1", SUMDB).encrypted("S1", Encryption.ANNOUNCED))
                .goproxy(goproxy)
                .set("GOSUMDB", "{key:S1}");
    }

    private static Step told(DatabaseVariant tale) {
        return serve("S1", every(Artefact.LOOKUP), new ServerFault.Tale(tale));
    }

    private static Step toldWithTiles(DatabaseVariant tale) {
        return serve("S1", every(Artefact.ANY), new ServerFault.Tale(tale));
    }

    private static Step forgedZips() {
        return serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip());
    }

    /** For those who refuse the lie before they fetch the zip. */
    private static Step forgedZipsForWhoBelieves() {
        return Step.serveUnmet("P1", every(Artefact.ZIP), new ServerFault.ForgedZip());
    }

    private static Scenario unlistedModuleIsLookedUp() {
        return there("sdb/unlisted-module-is-looked-up")
                .must("look up what go.sum does not list, at the URL of GOSUMDB where it has one")
                .because(
                        "The first download of a version has nothing else to be held against; a URL in GOSUMDB is there"
                                + " because no proxy is to be asked.")
                .rules("SDB-001", "SDB-007")
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "S1", "@v1.0.0"))
                .expect("SDB-007", everyPathMatches("P1", "(?!/sumdb/).*", "anything but a checksum"))
                .build();
    }

    private static Scenario otherHashIsRefused() {
        return there("sdb/other-hash-is-refused")
                .must("refuse a zip whose hash is not the one that the database has")
                .because("That is what it is for: a proxy that lies to one user is found out.")
                .rules("SDB-012")
                .step(forgedZips())
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario proxyStandsIn() {
        return found("sdb/proxy-stands-in", FOUND.sumdb("P1", SUMDB), "P1")
                .must("look up at a proxy that says it stands in for the database")
                .because(
                        "A company's proxy is often the only host a build may reach. artifact-keeper#3642, NVIDIA/aicr#2667")
                .rules("SDB-002")
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "P1", "/supported"), noRequestsAt("S1"))
                .build();
    }

    private static Scenario absentAtProxiesMeansItself() {
        return found("sdb/absent-at-proxies-means-itself", FOUND, "P1,P2")
                .must("ask the database itself when no proxy of the list stands in for it")
                .because("Most proxies answer 404 or 410 below /sumdb/; the database is still there.")
                .rules("SDB-003")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P2", every(Artefact.SUPPORTED), new ServerFault.Status(410, Map.of(), "")))
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        requestsAtLeast(1, "P1", "/supported"),
                        requestsAtLeast(1, "P2", "/supported"),
                        requestsAtLeast(1, "S1", "@v1.0.0"))
                .build();
    }

    private static Scenario proxyThatCannotSayEndsIt() {
        return found("sdb/proxy-that-cannot-say-ends-it", FOUND.sumdb("P2", SUMDB), "P1,P2")
                .must("fail when a proxy before a comma cannot say whether it stands in for the database")
                .because(
                        "Behind a comma nobody may learn what is built here because a proxy is down, the database neither.")
                .rules("SDB-004")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.SUPPORTED), new ServerFault.Status(500, Map.of(), "")))
                .step(fetch(M))
                .expect(failedCleanly(1), noRequestsAt("P2"), noRequestsAt("S1"))
                .build();
    }

    private static Scenario pipeGoesOnToTheNextProxy() {
        return found("sdb/pipe-goes-on-to-the-next-proxy", FOUND.sumdb("P2", SUMDB), "P1|P2")
                .must("ask the next proxy after a pipe when one cannot say whether it stands in for the database")
                .because("A pipe says that any failure may be worked around; that of a checksum too.")
                .rules("SDB-005")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.SUPPORTED), new ServerFault.Status(500, Map.of(), "")))
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "P2", "/supported"), noRequestsAt("S1"))
                .build();
    }

    private static Scenario chosenProxyIsKept() {
        return found("sdb/chosen-proxy-is-kept", FOUND.sumdb("P1", SUMDB).sumdb("P2", SUMDB), "P1|P2")
                .must("ask nobody else once a proxy has said that it stands in for the database")
                .because("Who may choose where the next lookup goes can show each user another tree.")
                .rules("SDB-006")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.LOOKUP), new ServerFault.Status(500, Map.of(), "")))
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtMost(0, "P2", "/supported"), noRequestsAt("S1"))
                .build();
    }

    private static Scenario brokenSettingAcceptsNothing() {
        return scenario("sdb/broken-setting-accepts-nothing")
                .must("accept nothing when GOSUMDB names a key that is none, or an unknown database without a key")
                .because("A slip in a setting must not turn the check off.")
                .rules("SDB-008")
                .world(THERE)
                .goproxy("P1")
                .needs(Capability.SUMDB)
                .set("GOSUMDB", "sum.example.com+12345678+nokey {S1}")
                .step(fetch(M))
                .step(restartWith("GOSUMDB", "sum.example.com"))
                .step(fetch(M))
                .expect(failedCleanly(1), nothingCached(1), failedCleanly(2), nothingCached(2))
                .build();
    }

    private static Scenario signatureMustBeTheKeys() {
        return there("sdb/signature-must-be-the-keys")
                .must("believe no tree that is signed with another key, or whose signature is that of another tree")
                .because("The signature is all that ties an answer to those who run the database.")
                .rules("SDB-009")
                .step(toldWithTiles(DatabaseVariant.OTHER_KEY))
                .step(fetch(M))
                .step(heal("S1"))
                .step(restart())
                .step(told(DatabaseVariant.SIGNATURE_OF_OLDER_TREE))
                .step(fetch(M))
                .expect(failedCleanly(1), failedCleanly(2))
                .build();
    }

    private static Scenario recordMustBeProven() {
        return there("sdb/record-must-be-proven")
                .must("believe no record that is not the one in the signed tree")
                .because(
                        "Otherwise whoever stands between a user and the database may write what he likes into an answer.")
                .rules("SDB-010")
                .step(told(DatabaseVariant.EVIL_TEXT))
                .step(forgedZipsForWhoBelieves())
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario recordOfAnotherModuleProvesNothing() {
        return there("sdb/record-of-another-module-proves-nothing")
                .must("refuse an answer that holds the true record of another module")
                .because("The go command took it for a module without any hash: golang/go#79070, CVE-2026-42501.")
                .rules("SDB-011")
                .step(told(DatabaseVariant.OTHER_RECORD))
                .step(forgedZipsForWhoBelieves())
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario linesBesideTheRecordCountForNothing() {
        return there("sdb/lines-beside-the-record-count-for-nothing")
                .must("take no hash from a line of the signed tree, which may have lines to come")
                .because("The go command took hashes from the whole answer: golang/go#80745, CVE-2026-56864.")
                .rules("SDB-023")
                .step(told(DatabaseVariant.EVIL_LINES_IN_NOTE))
                .step(forgedZipsForWhoBelieves())
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1))
                .build();
    }

    private static Scenario linesToComeDoNoHarm() {
        return there("sdb/lines-to-come-do-no-harm")
                .must("read past a line of the signed tree that it does not know")
                .because("The format leaves room for more, and clients of today must go on when it is used.")
                .rules("SDB-023")
                .step(told(DatabaseVariant.FURTHER_LINE))
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario tilesOfAnotherTreeAreRefused() {
        return there("sdb/tiles-of-another-tree-are-refused")
                .must("refuse tiles that do not make the tree that is signed, and keep none of them")
                .because("Tiles come from caches and mirrors; the tree's hash is what they are held against.")
                .rules("SDB-016")
                .step(serve("S1", every(Artefact.TILE), new ServerFault.Content("short")))
                .step(fetch(M))
                .step(heal("S1"))
                .step(restart())
                .step(toldWithTiles(DatabaseVariant.EVIL_TEXT_AND_TILE))
                .step(forgedZipsForWhoBelieves())
                .step(fetch(M))
                .step(heal("P1"))
                .step(heal("S1"))
                .step(restart())
                .step(fetch(M))
                .expect(failedCleanly(1), failedCleanly(2), nothingWrongCached(2), succeeded(3))
                .build();
    }

    private static Scenario everyTileIsHeldAgainstItsParent() {
        return there("sdb/every-tile-is-held-against-its-parent")
                .must("hold a tile of records against the tile above it, in a tree of 259 records too")
                .because("The go command left out up to two tiles where several sub-trees share one: golang/go#80744,"
                        + " CVE-2026-56865.")
                .rules("SDB-024")
                .world(World.empty()
                        .proxy("P1", MODULES)
                        .sumdb("S1", Sumdb.of("sum.example.com", Module.of(M)).amid(259)))
                .step(toldWithTiles(DatabaseVariant.EVIL_TEXT_AND_TILE))
                .step(forgedZipsForWhoBelieves())
                .step(fetch(M))
                .step(heal("P1"))
                .step(heal("S1"))
                .step(restart())
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1), succeeded(2))
                .build();
    }

    private static Scenario answersThatAreNoneAreRefused() {
        ScenarioBuilder table = there("sdb/answers-that-are-none-are-refused")
                .must(
                        "refuse answers that are empty, a page, of a record beyond the tree, or have text after the signatures")
                .because("A captive portal or a broken cache must neither pass for an answer nor be remembered as one.")
                .rules("SDB-025");
        List<ServerFault> answers = List.of(
                new ServerFault.Content(""),
                new ServerFault.Content("<html>welcome</html>"),
                new ServerFault.Tale(DatabaseVariant.ID_BEYOND_TREE),
                new ServerFault.Tale(DatabaseVariant.TEXT_AFTER_NOTE));
        for (int each = 0; each < answers.size(); each++) {
            table.step(serve("S1", every(Artefact.LOOKUP), answers.get(each)))
                    .step(fetch(M))
                    .step(heal("S1"))
                    .step(restart())
                    .expect(failedCleanly(each + 1));
        }
        return table.step(fetch(M)).expect(succeeded(answers.size() + 1)).build();
    }

    private static Scenario forkIsRefused() {
        return there("sdb/fork-is-refused")
                .must("believe no tree that does not agree with the one it saw before, and go on with that one")
                .because(
                        "A log that shows each user another tree can lie to one of them unseen; this is how it is seen.")
                .rules("SDB-013")
                .step(fetch(N))
                .step(restart())
                .step(toldWithTiles(DatabaseVariant.FORK))
                .step(fetch(M))
                .step(heal("S1"))
                .step(restart())
                .step(fetch(M))
                .expect(succeeded(1), failedCleanly(2), succeeded(3))
                .build();
    }

    private static Scenario olderTreeIsNoNews() {
        return there("sdb/older-tree-is-no-news")
                .must("take an older tree that agrees, and go on remembering the newer")
                .because("Mirrors lag behind. Who forgets the newer tree for it can be shown another one afterwards.")
                .rules("SDB-014")
                .world(World.empty()
                        .proxy("P1", MODULES)
                        .sumdb("S1", Sumdb.of("sum.example.com", MODULES[0], MODULES[1], MODULES[2], NEWEST)))
                .step(fetch(N))
                .step(restart())
                .step(told(DatabaseVariant.OLDER_TREE))
                .step(fetch(M))
                .step(heal("S1"))
                .step(restart())
                .step(toldWithTiles(DatabaseVariant.FORK_OF_LAST))
                .step(fetch(O))
                .expect(succeeded(1), succeeded(2), failedCleanly(3))
                .build();
    }

    private static Scenario fullTileStandsIn() {
        return there("sdb/full-tile-stands-in")
                .must("ask for the full tile where one that is not full is gone")
                .because("A database may drop tiles that are not full as soon as they are.")
                .rules("SDB-015")
                .world(World.empty()
                        .proxy("P1", MODULES)
                        .sumdb("S1", Sumdb.of("sum.example.com", Module.of(M)).amid(256)))
                .step(told(DatabaseVariant.OLDER_TREE))
                .step(serve("S1", first(1, Artefact.TILE), new ServerFault.Status(404, Map.of(), "")))
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "S1", "/tile/8/0/000"))
                .build();
    }

    private static Scenario whatWasProvenIsKept() {
        return there("sdb/what-was-proven-is-kept")
                .should("not look up again what was proven")
                .because("A build whose modules are all at hand goes on while the database is down.")
                .rules("SDB-017")
                .needs(Capability.MODULE_CACHE)
                .step(fetch(M))
                .step(restart())
                .step(fetch(M))
                .expect(succeeded(1), succeeded(2), requestsInAtMost(2, 0, "S1", ""))
                .build();
    }

    private static Scenario nothingIsAcceptedWithoutIt() {
        ScenarioBuilder table = there("sdb/nothing-is-accepted-without-it")
                .must("accept nothing while the database has no such module, is down, or breaks off")
                .because(
                        "Who skips the check when it fails has no check: to keep the answer away is easy. golang/go#40580")
                .rules("SDB-018");
        List<ServerFault> answers = List.of(
                new ServerFault.Status(404, Map.of(), ""),
                new ServerFault.Status(410, Map.of(), ""),
                new ServerFault.Status(500, Map.of(), ""),
                new ServerFault.HangUp(true),
                new ServerFault.CutBody(20, false));
        for (int each = 0; each < answers.size(); each++) {
            table.step(serve("S1", every(Artefact.LOOKUP), answers.get(each)))
                    .step(fetch(M))
                    .step(heal("S1"))
                    .step(restart())
                    .expect(failedCleanly(each + 1), nothingCached(each + 1));
        }
        return table.step(fetch(M)).expect(succeeded(answers.size() + 1)).build();
    }

    private static Scenario silenceIsBounded() {
        return there("sdb/silence-is-bounded")
                .should("bound its wait for a database that does not answer")
                .because("A lookup is made before anything else: who waits for it without end hangs every build.")
                .rules("SDB-019")
                .step(serve("S1", every(Artefact.LOOKUP), new ServerFault.Silence()))
                .step(fetchWithin(Step.Bound.HEADER, M))
                .expect(cameBack(1), failedCleanly(1))
                .build();
    }

    private static Scenario passingTroubleIsTriedAgain() {
        return there("sdb/passing-trouble-is-tried-again")
                .should("look up again when the database is overloaded for a moment")
                .because("It fails a build as surely as a proxy does.")
                .rules("SDB-020")
                .step(serve("S1", Trigger.first(1, Artefact.LOOKUP), new ServerFault.Status(503, Map.of(), "")))
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario excludedModulesAreNotLookedUp() {
        return there("sdb/excluded-modules-are-not-looked-up")
                .must("ask no database about what GONOSUMDB names, nor about anything when GOSUMDB is off")
                .because("A lookup tells the name of a module to whoever runs the database.")
                .rules("SDB-021")
                .set("GONOSUMDB", "example.com/m")
                .step(fetch(M))
                .step(restartWith("GOSUMDB", "off"))
                .step(fetch(N))
                .expect(succeeded(1), succeeded(2), noRequestsAt("S1"))
                .build();
    }

    private static Scenario lookupIsCaseEncoded() {
        Module upper = Module.of("example.com/Foo@v1.0.0");
        return there("sdb/lookup-is-case-encoded")
                .must("look a module with capitals up by its case-encoded path, without a query")
                .because("A database is served from files as well, on systems that do not tell capitals apart.")
                .rules("SDB-022")
                .world(World.empty().proxy("P1", upper).sumdb("S1", Sumdb.of("sum.example.com", upper)))
                .step(fetch("example.com/Foo@v1.0.0"))
                .expect(
                        succeeded(1),
                        everyPathMatches(
                                "S1",
                                "/lookup/[a-z.]+/![a-z]+@v1[.]0[.]0|/tile/8/[^?]*",
                                "case-encoded lookups and tiles"))
                .build();
    }

    private static Scenario lookupTellsNoPassword() {
        Login login = new Login("builder", "kzqv8wpt2x");
        return there("sdb/lookup-tells-no-password")
                .must("tell a database no password that is for a proxy")
                .because("The proxy is the company's own, the database is the world's.")
                .rules("SDB-022")
                .world(THERE.encrypted("P1", Encryption.ANNOUNCED)
                        .guarded("P1", login)
                        .encrypted("S1", Encryption.ANNOUNCED))
                .netrc("machine {host:P1} login " + login.user() + " password " + login.password() + "\n")
                .step(fetch(M))
                .expect(succeeded(1), tellsAPassword("P1"), requestsAtLeast(1, "S1", "@v1.0.0"), tellsNoPassword("S1"))
                .build();
    }
}
