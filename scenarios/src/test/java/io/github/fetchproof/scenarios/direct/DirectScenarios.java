package io.github.fetchproof.scenarios.direct;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Modules without a proxy: found by discovery, fetched with git. See https://go.dev/ref/mod#vcs. */
final class DirectScenarios {

    private static final String HOST = "git.example.com";
    private static final String ROOT = HOST + "/repo";
    private static final String M = ROOT + "@v1.0.0";
    private static final Repository REPOSITORY = Repository.of("repo")
            .commit(
                    Instant.parse("2024-01-02T03:04:05Z"),
                    Map.of(
                            "go.mod", "module " + ROOT + "\n\ngo 1.20\n",
                            "m.go", "package m\n",
                            "LICENSE", "for everybody\n",
                            "vendor/example.com/other/o.go", "package o\n",
                            "part/go.mod", "module " + ROOT + "/part\n\ngo 1.20\n",
                            "part/p.go", "package part\n"))
            .tag("v1.0.0")
            .tag("part/v1.2.0", "annotated")
            .commit(
                    Instant.parse("2024-02-02T03:04:05Z"),
                    Map.of("go.mod", "module " + ROOT + "/v2\n\ngo 1.20\n", "m.go", "package m // 2\n"))
            .tag("v2.0.0");

    private static final Site SITE = Site.of(HOST).with(REPOSITORY);

    private DirectScenarios() {}

    static List<Scenario> all() {
        return List.of(
                moduleAtTheRoot(),
                moduleInADirectory(),
                moduleOfMajorVersionTwo(),
                proxyAndRepositoryGiveTheSame(),
                missingTagIsNotFound(),
                statusOfAPageCountsForNothing(),
                tagBeyondTheHeadCountsForNothing(),
                prefixMustSayTheSame(),
                modMeansAProxy(),
                pageThatIsNoRepository());
    }

    private static ScenarioBuilder direct(String id, Site site) {
        return scenario(id)
                .world(World.empty().site("H1", site).encrypted("H1", Encryption.ANNOUNCED))
                .goproxy("direct");
    }

    private static Scenario moduleAtTheRoot() {
        return direct("vcs/tag-is-the-version", SITE)
                .must("fetch the commit that a version's tag names")
                .rules("VCS-001", "VCS-005", "META-001")
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "H1", "/git-upload-pack"))
                .build();
    }

    private static Scenario moduleInADirectory() {
        return direct("vcs/directory-has-tags-of-its-own", SITE)
                .must("fetch a module in a directory by the tag that begins with it, with the repository's licence")
                .rules("VCS-001", "VCS-005", "META-007")
                .step(fetch(ROOT + "/part@v1.2.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario moduleOfMajorVersionTwo() {
        return direct("vcs/major-version-is-in-the-path", SITE)
                .must("fetch version 2 of a module from the branch that declares it")
                .rules("VCS-001")
                .step(fetch(ROOT + "/v2@v2.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario proxyAndRepositoryGiveTheSame() {
        Module module = SITE.modules()
                .filter(each -> each.id().toString().equals(M))
                .findFirst()
                .orElseThrow();
        return scenario("vcs/proxy-and-repository-give-the-same")
                .world(World.empty()
                        .proxy("P1", module)
                        .proxy("P2")
                        .site("H1", SITE)
                        .encrypted("H1", Encryption.ANNOUNCED))
                .goproxy("P2,direct")
                .must("get from the repository what a proxy would have had")
                .rules("VCS-006", "LIST-012")
                .goSumOf(M)
                .step(fetch(M))
                .expect(succeeded(1), noRequestsAt("P1"), requestsAtLeast(1, "P2", ".info"))
                .build();
    }

    private static Scenario missingTagIsNotFound() {
        return direct("vcs/missing-tag-is-not-found", SITE)
                .must("fail for a version without a tag, and keep nothing")
                .rules("VCS-002")
                .step(fetch(ROOT + "@v1.9.0"))
                .expect(failedCleanly(1), nothingCached(1), requestsAtLeast(1, "H1", "/info/refs"))
                .build();
    }

    private static Scenario statusOfAPageCountsForNothing() {
        return direct(
                        "meta/status-counts-for-nothing",
                        SITE.page(
                                "/repo",
                                Site.Page.goImport(ROOT + " git https://" + ROOT)
                                        .status(404)))
                .must("read a page whatever its status")
                .rules("META-002")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario tagBeyondTheHeadCountsForNothing() {
        String html = "<html><head></head><body><meta name=\"go-import\" content=\"" + ROOT + " git https://" + ROOT
                + "\"></body></html>";
        return direct("meta/only-the-head-counts", SITE.page("/repo", new Site.Page(200, html)))
                .must("heed only what stands in the head of a page")
                .rules("META-004")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(0, "H1", "/info/refs"))
                .build();
    }

    private static Scenario prefixMustSayTheSame() {
        return direct(
                        "meta/prefix-must-say-the-same",
                        SITE.page("/repo", Site.Page.goImport(ROOT + " git https://" + HOST + "/other")))
                .must("refuse when the page of the prefix names another repository")
                .rules("META-007")
                .step(fetch(ROOT + "/part@v1.2.0"))
                .expect(failedCleanly(1), requestsAtLeast(2, "H1", ""), requestsAtMost(0, "H1", "/info/refs"))
                .build();
    }

    private static Scenario modMeansAProxy() {
        return scenario("meta/mod-means-a-proxy")
                .world(World.empty()
                        .proxy("P1", Module.of("go.example.com/m@v1.0.0"))
                        .encrypted("P1", Encryption.ANNOUNCED)
                        .site(
                                "H1",
                                Site.of("go.example.com")
                                        .page("/m", Site.Page.goImport("go.example.com/m mod https://{P1}")))
                        .encrypted("H1", Encryption.ANNOUNCED))
                .goproxy("direct")
                .must("ask the module proxy that a page names")
                .rules("META-009")
                .step(fetch("go.example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ".zip"))
                .build();
    }

    private static Scenario pageThatIsNoRepository() {
        return direct("vcs/refused-repository-is-no-success", SITE)
                .must("fail when the host of the repository wants a password")
                .rules("VCS-007")
                .step(serve(
                        "H1",
                        every(Artefact.REFS),
                        new ServerFault.Status(
                                401, Map.of("WWW-Authenticate", "Basic realm=\"git\""), "who are you\n")))
                .step(fetch(M))
                .expect(failedCleanly(1))
                .build();
    }
}
