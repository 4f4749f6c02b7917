package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.first;
import static io.github.fetchproof.harness.expectation.Answers.answersAre;
import static io.github.fetchproof.harness.expectation.Answers.messageLacks;
import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.nothingWrongCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Timing.endedWithin;
import static io.github.fetchproof.harness.expectation.Traffic.takesAtMost;
import static io.github.fetchproof.harness.scenario.Step.ask;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchAndSignal;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.HOST;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.M;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.MONDAY;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.PART;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.ROOT;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.SITE;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.TUESDAY;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.direct;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Tree;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Modules fetched from git repositories. See https://go.dev/ref/mod#vcs. */
final class VcsScenarios {

    private static final String REFS = "/info/refs";
    private static final String PACK = "/git-upload-pack";
    private static final String GO_MOD = "module " + ROOT + "\n\ngo 1.20\n";

    /** Without a go.mod and thereby without a name in its files: its commits have the same ids by whatever names it is played. */
    private static final Repository NAMELESS = Repository.of("repo")
            .commit(MONDAY, Map.of("m.go", "package m\n"))
            .tag("v1.0.0")
            .commit(TUESDAY, Map.of("m.go", "package m // and more\n"));

    private static final Module UNTAGGED = NAMELESS.module(ModuleSource.of(ROOT, ROOT), "main");

    private VcsScenarios() {}

    static List<Scenario> all() {
        return List.of(
                tagIsTheVersion(),
                directoryHasTagsOfItsOwn(),
                majorVersionIsInThePath(),
                missingTagIsNotFound(),
                movedTagIsNoticed(),
                pseudoVersionIsThatOfItsCommit(),
                branchGivesAPseudoVersion(),
                onlyTheModulesFilesCount(),
                proxyAndRepositoryGiveTheSame(),
                nobodyIsAskedForAPassword(),
                oneCommitIsEnough(),
                policyComesFirst(),
                outageIsNotAbsence(),
                signInPageIsNotAbsence(),
                silentRepositoryIsBounded(),
                passingTroubleIsTriedAgain(),
                cutPackIsFetchedAgain(),
                killedFetchLeavesNothingInTheWay());
    }

    private static Scenario tagIsTheVersion() {
        return direct(
                        "vcs/tag-is-the-version",
                        Site.of(HOST)
                                .with(Repository.of("repo")
                                        .commit(MONDAY, Map.of("go.mod", GO_MOD, "m.go", "package m\n"))
                                        .tag("v1.0.0")
                                        .commit(TUESDAY, Map.of("go.mod", GO_MOD, "m.go", "package m // later\n"))))
                .must("fetch the commit that a version's tag names, whatever came after it")
                .because("A version is what was tagged.")
                .rules("VCS-001")
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "H1", PACK))
                .build();
    }

    private static Scenario directoryHasTagsOfItsOwn() {
        return direct("vcs/directory-has-tags-of-its-own", SITE)
                .must("fetch a module in a directory by the tag that begins with the directory")
                .because("The modules of one repository are released each in its own time.")
                .rules("VCS-001")
                .step(fetch(PART))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario majorVersionIsInThePath() {
        return direct(
                        "vcs/major-version-is-in-the-path",
                        Site.of(HOST)
                                .with(Repository.of("repo")
                                        .commit(MONDAY, Map.of("go.mod", GO_MOD, "m.go", "package m\n"))
                                        .tag("v1.0.0")
                                        .commit(
                                                TUESDAY,
                                                Map.of(
                                                        "go.mod",
                                                        "module " + ROOT + "/v2\n\ngo 1.20\n",
                                                        "m.go",
                                                        "package m // 2\n"))
                                        .tag("v2.0.0")))
                .must("fetch version 2 of a module from the commit that declares it, without a directory of that name")
                .because("That is how most modules have gone on to version 2.")
                .rules("VCS-001")
                .step(fetch(ROOT + "/v2@v2.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario missingTagIsNotFound() {
        return direct("vcs/missing-tag-is-not-found", SITE)
                .must("fail for a version without a tag, and keep nothing")
                .because("Whatever else the repository has is another version.")
                .rules("VCS-002")
                .step(fetch(ROOT + "@v1.9.0"))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        outcomeIsNot(1, Outcome.UNAVAILABLE),
                        requestsAtLeast(1, "H1", REFS))
                .build();
    }

    private static Scenario movedTagIsNoticed() {
        World world = World.empty()
                .site("H1", SITE)
                .encrypted("H1", Encryption.ANNOUNCED)
                .sumdb("S1", Sumdb.of("sum.example.com", Module.of(M)));
        return direct("vcs/moved-tag-is-noticed", world)
                .must("refuse a version whose tag leads to other files than the checksum database has seen there")
                .because("A tag is moved in a moment, by its owner or by whoever stole the key.")
                .rules("SDB-012")
                .set("GOSUMDB", "{key:S1} {S1}")
                .step(fetch(M))
                .expect(failedCleanly(1), nothingWrongCached(1), requestsAtLeast(1, "S1", "@v1.0.0"))
                .build();
    }

    private static World nameless() {
        return World.empty()
                .proxy("P1", UNTAGGED)
                .site("H1", Site.of(HOST).with(NAMELESS))
                .encrypted("H1", Encryption.ANNOUNCED);
    }

    private static Scenario pseudoVersionIsThatOfItsCommit() {
        String right = UNTAGGED.id().version().value();
        return direct("vcs/pseudo-version-is-that-of-its-commit", nameless())
                .must(
                        "refuse a pseudo-version whose commit is not there, was made at another time or follows another tag")
                .because("Otherwise anybody could choose how new a commit is.")
                .rules("VCS-003")
                .step(fetch(ROOT + "@" + right))
                .step(fetch(ROOT + "@" + right.substring(0, right.length() - 12) + "0123456789ab"))
                .step(fetch(ROOT + "@" + right.replace("20240102", "20250102")))
                .step(fetch(ROOT + "@" + right.replace("v1.0.1-0", "v1.7.1-0")))
                .expect(succeeded(1), failedCleanly(2), failedCleanly(3), failedCleanly(4), noRequestsAt("P1"))
                .build();
    }

    private static Scenario branchGivesAPseudoVersion() {
        return direct("vcs/branch-gives-a-pseudo-version", nameless())
                .must("make of a branch the pseudo-version of its newest commit, after the tag that came before")
                .because("All tools must call one commit the same.")
                .rules("VCS-004")
                .step(ask(Operation.RESOLVE, ROOT + "@main"))
                .expect(answersAre(1, UNTAGGED.id().version().value()))
                .build();
    }

    private static Scenario onlyTheModulesFilesCount() {
        Tree tree = Tree.of(Map.of(
                        "go.mod", GO_MOD,
                        "m.go", "package m\n",
                        "LICENSE", "for everybody\n",
                        "vendor/example.com/other/o.go", "package o\n",
                        "part/go.mod", "module " + ROOT + "/part\n\ngo 1.20\n",
                        "part/p.go", "package part\n"))
                .withLink("link.go", "m.go");
        return direct(
                        "vcs/only-files-of-the-module-count",
                        Site.of(HOST)
                                .with(Repository.of("repo")
                                        .commit(MONDAY, tree)
                                        .tag("v1.0.0")
                                        .tag("part/v1.2.0")))
                .must(
                        "leave vendored packages, links and other modules out of a module, and give it the repository's licence")
                .because("The hash that everybody knows is of those files.")
                .rules("VCS-005")
                .step(fetch(M))
                .step(fetch(PART))
                .expect(succeeded(1), succeeded(2))
                .build();
    }

    private static Scenario proxyAndRepositoryGiveTheSame() {
        Site site = Site.of(HOST)
                .with(Repository.of("repo")
                        .commit(
                                MONDAY,
                                Map.of(
                                        "go.mod", GO_MOD,
                                        "m.go", "package m // $Format:%H$\n",
                                        "n.go", "package m\n",
                                        ".gitattributes", "n.go export-ignore\nm.go export-subst\n"))
                        .tag("v1.0.0"));
        Module module = site.modules().findFirst().orElseThrow();
        return direct(
                        "vcs/proxy-and-repository-give-the-same",
                        World.empty()
                                .proxy("P1", module)
                                .proxy("P2")
                                .site("H1", site)
                                .encrypted("H1", Encryption.ANNOUNCED))
                .must("get from the repository what a proxy would have had, whatever git is told of exports")
                .because("A go.sum that was written behind a proxy holds without one.")
                .rules("VCS-006")
                .goproxy("P2,direct")
                .needs(Capability.GOPROXY_LIST)
                .goSumOf(M)
                .step(fetch(M))
                .expect(succeeded(1), noRequestsAt("P1"), requestsAtLeast(1, "P2", ".info"))
                .build();
    }

    private static Scenario nobodyIsAskedForAPassword() {
        return direct("vcs/nobody-is-asked-for-a-password", SITE)
                .must("fail at once when a repository wants a password that nobody has given")
                .because("There is nobody to type one in a build.")
                .rules("VCS-007")
                .step(serve(
                        "H1",
                        every(Artefact.REFS),
                        new ServerFault.Status(
                                401, Map.of("WWW-Authenticate", "Basic realm=\"git\""), "who are you\n")))
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtMost(3, "H1", REFS))
                .build();
    }

    private static Scenario oneCommitIsEnough() {
        StringBuilder bulk = new StringBuilder();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            bulk.append(Long.toHexString(random.nextLong()));
        }
        return direct(
                        "vcs/one-commit-is-enough",
                        Site.of(HOST)
                                .with(Repository.of("repo")
                                        .commit(MONDAY, Map.of("go.mod", GO_MOD, "old.txt", bulk.toString()))
                                        .commit(TUESDAY, Map.of("go.mod", GO_MOD, "m.go", "package m\n"))
                                        .tag("v1.0.0")))
                .should("fetch no more of a repository than the commit of a version")
                .because("Histories are a hundred times as large.")
                .rules("VCS-008")
                .step(fetch(M))
                .expect(succeeded(1), takesAtMost(50_000, "H1", PACK))
                .build();
    }

    private static Scenario policyComesFirst() {
        return direct("vcs/policy-comes-first", SITE)
                .must("not ask a repository of a system that GOVCS does not allow")
                .because("Version control tools were never made for strangers' servers.")
                .rules("VCS-010")
                .set("GOVCS", "*:off")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario outageIsNotAbsence() {
        return direct("vcs/outage-is-not-absence", SITE)
                .should(
                        "take a repository that sends something damaged for one that is out, not for one that lacks the version")
                .because("An outage must never become \"not found\".")
                .rules("VCS-011")
                .step(serve("H1", every(Artefact.PACK), new ServerFault.Content("0008NAK\nhalf a pack")))
                .step(fetch(M))
                .expect(failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND), messageLacks(1, "unknown revision"))
                .build();
    }

    private static Scenario signInPageIsNotAbsence() {
        return direct("vcs/sign-in-page-is-not-absence", SITE)
                .should(
                        "take a web page in the place of a repository for an error, not for a repository without the version")
                .because("A host that wants people to sign in says so to git as well, in HTML.")
                .rules("VCS-012")
                .step(serve(
                        "H1",
                        every(Artefact.REFS),
                        new ServerFault.Status(200, Map.of("Content-Type", "text/html"), "<html>sign in</html>")))
                .step(fetch(M))
                .expect(failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND), messageLacks(1, "unknown revision"))
                .build();
    }

    private static Scenario silentRepositoryIsBounded() {
        return direct("vcs/silent-repository-is-bounded", SITE)
                .should("give up within its declared limit when a repository stops in the middle of an answer")
                .because("Builds hang for hours on it. golang/go#31073")
                .rules("VCS-013")
                .step(serve("H1", every(Artefact.PACK), new ServerFault.StallBody(10)))
                .step(fetchWithin(Step.Bound.STALL, M))
                .expect(cameBack(1), failedCleanly(1))
                .build();
    }

    private static Scenario passingTroubleIsTriedAgain() {
        return direct("vcs/passing-trouble-is-tried-again", SITE)
                .should("ask a repository again that was out for a moment")
                .because("Hosts restart, and builds should not. golang/go#28194")
                .rules("VCS-014")
                .step(serve("H1", first(1, Artefact.REFS), new ServerFault.Status(503, Map.of(), "later\n")))
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario cutPackIsFetchedAgain() {
        return direct("vcs/cut-pack-is-fetched-again", SITE)
                .should("fetch from a repository again that broke off")
                .because("Of a large repository the road gives up first.")
                .rules("VCS-014")
                .step(serve("H1", first(1, Artefact.PACK), new ServerFault.CutBody(20, false)))
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario killedFetchLeavesNothingInTheWay() {
        return direct("vcs/killed-fetch-leaves-nothing-in-the-way", SITE)
                .must("fetch what it was killed over at the next try, without anybody cleaning up")
                .because("Time limits of CI jobs come in the middle.")
                .rules("VCS-015")
                .needs(Capability.MODULE_CACHE)
                .step(serve("H1", every(Artefact.PACK), new ServerFault.StallBody(10)))
                .step(fetchAndSignal(Signal.KILL, "H1", M))
                .step(heal("H1"))
                .step(fetch(M))
                .expect(succeeded(2), endedWithin(2, Duration.ofSeconds(6)))
                .build();
    }
}
