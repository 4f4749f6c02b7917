package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Cached.isNotCached;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.noTemporaryFiles;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.everyPathMatches;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.Kept;
import java.util.List;

/** go.sum and {@code h1:}. See https://go.dev/ref/mod#authenticating. */
final class SumScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final World ONE = World.empty().proxy("P1", Module.of(M));
    private static final World TWO = ONE.proxy("P2", Module.of(M));

    private SumScenarios() {}

    static List<Scenario> all() {
        return List.of(
                forgedZipIsRefused(),
                forgedGoModIsRefused(),
                mismatchDoesNotLeadOn(),
                mismatchIsNotTriedAgain(),
                mismatchLeavesNoTemporaryFile(),
                linesStandForThemselves(),
                goSumIsEnough(),
                unknownAlgorithmsAreSaid(),
                malformedLineIsRefused(),
                emptyGoModLineIsDropped());
    }

    private static Scenario forgedZipIsRefused() {
        return scenario("sum/forged-zip-is-refused")
                .must("refuse a zip whose hash differs from go.sum")
                .because("What go.sum says is the only thing that makes a proxy trustworthy.")
                .rules("SUM-002", "SUM-001")
                .world(ONE)
                .goproxy("P1")
                .goSumOf(M)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip()))
                .step(fetch(M))
                .expect(failedCleanly(1))
                .expect("SUM-001", nothingWrongCached(1))
                .build();
    }

    private static Scenario forgedGoModIsRefused() {
        return scenario("sum/forged-go-mod-is-refused")
                .must("refuse a go.mod whose hash differs from go.sum, and not bring the module to use")
                .because("A go.mod decides what else is fetched: a forged one is as bad as forged code.")
                .rules("SUM-003", "SUM-001", "SUM-002")
                .world(ONE)
                .goproxy("P1")
                .goSumOf(M)
                .step(serve("P1", every(Artefact.MOD), new ServerFault.Content("module example.com/m\n\ngo 1.21\n")))
                .step(fetch(M))
                .expect(isNotCached(1, M, Kept.TREE))
                .expect("SUM-001", isNotCached(1, M, Kept.MOD))
                .expect("SUM-002", failedCleanly(1))
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
                .world(ONE)
                .goproxy("P1")
                .goSumOf(M)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip()))
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtMost(2, "P1", ".zip"))
                .build();
    }

    private static Scenario mismatchLeavesNoTemporaryFile() {
        return scenario("sum/mismatch-leaves-no-temporary-file")
                .should("remove what it downloaded when the hash differs")
                .because("Refused bytes that stay fill a disk with each try, under names that nobody looks at.")
                .rules("SUM-011")
                .world(ONE)
                .goproxy("P1")
                .goSumOf(M)
                .needs(Capability.MODULE_CACHE)
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.ForgedZip()))
                .step(fetch(M))
                .expect(failedCleanly(1), noTemporaryFiles(1))
                .build();
    }

    private static Scenario linesStandForThemselves() {
        return scenario("sum/zip-and-go-mod-have-lines-of-their-own")
                .must("check a zip by the zip's line alone and a go.mod by the go.mod's")
                .because("Most of a go.sum is lines of go.mod files whose zip was never needed.")
                .rules("SUM-005")
                .world(ONE)
                .goproxy("P1")
                .goSumOf(M + "/go.mod")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario goSumIsEnough() {
        return scenario("sum/go-sum-needs-no-checksum-database")
                .must("ask no checksum database about what go.sum lists")
                .because("go.sum wins; the database only speaks where it is silent, and builds go on while it is down."
                        + " testground/testground#1185")
                .rules("SUM-004")
                .world(ONE)
                .goproxy("P1")
                .set("GOSUMDB", "sum.golang.org")
                .goSumOf(M)
                .step(fetch(M))
                .expect(succeeded(1), everyPathMatches("P1", "(?!.*/sumdb/).*", "no checksum database"))
                .build();
    }

    private static Scenario unknownAlgorithmsAreSaid() {
        return scenario("sum/unknown-algorithms-are-said")
                .should("say so when go.sum lists hashes of unknown algorithms alone, and treat the module as unlisted")
                .because("A hash that cannot be checked is neither a proof nor a forgery.")
                .rules("SUM-006")
                .world(ONE)
                .goproxy("P1")
                .goSumLine("example.com/m v1.0.0 h2:abc=")
                .goSumLine("example.com/m v1.0.0/go.mod h2:abc=")
                .step(fetch(M))
                .expect(succeeded(1), messageContains(1, "go.sum"))
                .build();
    }

    private static Scenario malformedLineIsRefused() {
        return scenario("sum/malformed-line-is-refused")
                .must("fail on a go.sum line that it cannot read")
                .because("A line that is skipped is a check that is not made: a merge conflict must not disarm go.sum.")
                .rules("SUM-007")
                .world(ONE)
                .goproxy("P1")
                .goSumLine("example.com/m v1.0.0 h1:abc= and more")
                .step(fetch(M))
                .expect(failedCleanly(1), messageContains(1, "go.sum"))
                .build();
    }

    private static Scenario emptyGoModLineIsDropped() {
        return scenario("sum/line-of-an-empty-go-mod-is-dropped")
                .must("not hold a go.mod against the hash of an empty file")
                .because("Go commands of 2018 wrote such lines by mistake, and old go.sum files still hold them.")
                .rules("SUM-014")
                .world(ONE)
                .goproxy("P1")
                .goSumLine("example.com/m v1.0.0/go.mod h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }
}
