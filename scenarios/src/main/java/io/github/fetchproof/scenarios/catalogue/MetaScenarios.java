package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Checks.triesTheHostOf;
import static io.github.fetchproof.harness.expectation.Traffic.everyPathMatches;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakTls;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.HOST;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.M;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.PART;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.REPOSITORY;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.ROOT;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.SITE;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.TAG;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.direct;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import java.util.List;
import java.util.Map;

/** Pages that say where a module's repository is. See https://go.dev/ref/mod#vcs-find. */
final class MetaScenarios {

    private static final String REFS = "/info/refs";
    private static final String OTHER_HOST = "other.example.com";

    private MetaScenarios() {}

    static List<Scenario> all() {
        return List.of(
                pageOfTheWholePathIsAsked(),
                statusCountsForNothing(),
                whatWentWrongIsTold(),
                onlyTheHeadCounts(),
                tagsOfAnotherFormArePassedOver(),
                prefixEndsWithAnElement(),
                prefixMustSayTheSame(),
                twoRepositoriesAreNoAnswer(),
                proxyGoesBeforeRepositories(),
                modMeansAProxy(),
                repositoryMustHaveAScheme(),
                unknownSystemIsAnError(),
                insecureRepositoriesAreRefused(),
                pagesAreReadOverTlsAlone(),
                redirectOutOfTlsIsRefused(),
                goinsecureBelievesAnyCertificateOfAPage(),
                goinsecureAsksWithoutTlsInTheEnd(),
                goinsecureIsNotForProxies(),
                goinsecureIsNotForRepositories(),
                silentPageIsBounded(),
                cutPageIsNoGuess(),
                pathMayNameTheRepository(),
                hostsErrorIsReported(),
                whatFollowsTheTagDoesNotMatter(),
                pageOfThePrefixIsAskedOnce());
    }

    private static Scenario pageOfTheWholePathIsAsked() {
        Module second = Module.of(ROOT + "/v2@v2.0.0");
        Site site = Site.of(HOST)
                .with(REPOSITORY)
                .with(Repository.of("second").release(second, ""))
                .page("/repo/v2", Site.Page.goImport(ROOT + "/v2 git https://" + HOST + "/second"));
        return direct(
                        "meta/page-of-the-whole-path-is-asked",
                        World.empty().proxy("P1", second).site("H1", site).encrypted("H1", Encryption.ANNOUNCED))
                .must("ask for the page of the module's whole path, its major version with it")
                .because("A page may be for one module alone.")
                .rules("META-001")
                .step(fetch(ROOT + "/v2@v2.0.0"))
                .expect(succeeded(1), noRequestsAt("P1"))
                .build();
    }

    private static Scenario statusCountsForNothing() {
        return direct(
                        "meta/status-counts-for-nothing",
                        SITE.page("/repo", Site.Page.goImport(TAG).status(404)))
                .must("heed the tag in a page whatever the status of the page")
                .because("Many sites say 404 to a path that is no page of theirs, and tell where the repository is.")
                .rules("META-002")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario whatWentWrongIsTold() {
        return direct("meta/what-is-wrong-with-a-page-is-told", SITE)
                .must("tell the status of a page that has no tag for the module, and of a success that it has no tag")
                .because("That a host is forbidden, and that it says nothing of Go, need different people.")
                .rules("META-003")
                .step(serve("H1", every(Artefact.DISCOVERY), new ServerFault.Status(403, Map.of(), "not for you\n")))
                .step(fetch(M))
                .step(heal("H1"))
                .step(serve("H1", every(Artefact.DISCOVERY), new ServerFault.Content("<html><p>welcome</html>")))
                .step(fetch(M))
                .expect(failedCleanly(1), messageContains(1, "403"), outcomeIsNot(1, Outcome.NOT_FOUND))
                .expect(failedCleanly(2), messageContains(2, "go-import"), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario onlyTheHeadCounts() {
        String html = "<html><head></head><body><meta name=\"go-import\" content=\"" + TAG + "\"></body></html>";
        return direct("meta/only-the-head-counts", SITE.page("/repo", new Site.Page(200, html)))
                .must("heed nothing but what stands in the head of a page")
                .because("What visitors write stands in the body.")
                .rules("META-004")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario tagsOfAnotherFormArePassedOver() {
        return direct(
                        "meta/tags-of-another-form-are-passed-over",
                        SITE.page("/repo", Site.Page.goImport(ROOT + " git", TAG, ROOT + " git one two three")))
                .must("pass over a tag that has not the fields of a tag")
                .because("Forms to come do no harm to fetchers of today.")
                .rules("META-005")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario prefixEndsWithAnElement() {
        return direct("meta/prefix-ends-with-an-element", SITE.page("/repository", Site.Page.goImport(TAG)))
                .must("take a tag for another module's when its prefix ends within an element of the path")
                .because("repo is no part of repository.")
                .rules("META-006")
                .step(fetch(HOST + "/repository@v1.0.0"))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(1, "H1", ""))
                .build();
    }

    private static Scenario prefixMustSayTheSame() {
        return direct(
                        "meta/prefix-must-say-the-same",
                        SITE.page("/repo", Site.Page.goImport(ROOT + " git https://" + HOST + "/other")))
                .must("refuse a tag for a shorter path whose own page names another repository")
                .because("Who has a page below another's path could otherwise speak for all of it.")
                .rules("META-007")
                .step(fetch(PART))
                .expect(failedCleanly(1), requestsAtLeast(2, "H1", ""), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario twoRepositoriesAreNoAnswer() {
        return direct(
                        "meta/two-repositories-are-no-answer",
                        SITE.page("/repo", Site.Page.goImport(TAG, ROOT + " git https://" + HOST + "/other")))
                .must("refuse a page that names two repositories for the module")
                .because("Which of them is meant depends on who reads it.")
                .rules("META-008")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario proxyGoesBeforeRepositories() {
        Module module = Module.of(M);
        return direct(
                        "meta/proxy-goes-before-repositories",
                        World.empty()
                                .proxy("P1", module)
                                .encrypted("P1", Encryption.ANNOUNCED)
                                .site(
                                        "H1",
                                        Site.of(HOST)
                                                .with(Repository.of("repo").release(module, ""))
                                                .page("/repo", Site.Page.goImport(TAG, ROOT + " mod https://{P1}")))
                                .encrypted("H1", Encryption.ANNOUNCED))
                .must("prefer the module proxy to the repository that the same page names")
                .because("It is what the owner wants to be asked; the repository is for tools that know no proxies.")
                .rules("META-008")
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ".zip"), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario modMeansAProxy() {
        return direct(
                        "meta/mod-means-a-proxy",
                        World.empty()
                                .proxy("P1", Module.of("go.example.com/m@v1.0.0"))
                                .encrypted("P1", Encryption.ANNOUNCED)
                                .site(
                                        "H1",
                                        Site.of("go.example.com")
                                                .page("/m", Site.Page.goImport("go.example.com/m mod https://{P1}")))
                                .encrypted("H1", Encryption.ANNOUNCED))
                .must("ask the module proxy that a page names, for the module's whole path")
                .because("An owner may serve modules without any repository.")
                .rules("META-009")
                .step(fetch("go.example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P1", ".zip"))
                .build();
    }

    private static Scenario repositoryMustHaveAScheme() {
        return direct(
                        "meta/repository-must-have-a-scheme",
                        SITE.page("/repo", Site.Page.goImport(ROOT + " git " + ROOT)))
                .must("refuse a repository without a scheme")
                .because("What is no URL may be a directory of the user's own, which a page from afar would choose.")
                .rules("META-010")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario unknownSystemIsAnError() {
        return direct(
                        "meta/unknown-system-is-an-error",
                        SITE.page("/repo", Site.Page.goImport(ROOT + " gitt https://" + ROOT)))
                .must("refuse a version control system it does not know")
                .because("A guess would run a tool that nobody named.")
                .rules("META-011")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), requestsAtMost(0, "H1", REFS))
                .build();
    }

    /** A host with TLS, and another one without, which has the same repository. */
    private static World secureAndPlain(Site secure) {
        return World.empty()
                .site("H1", secure)
                .encrypted("H1", Encryption.ANNOUNCED)
                .site("H2", Site.of(OTHER_HOST).with(REPOSITORY).page("/repo", Site.Page.goImport(TAG)));
    }

    private static Scenario insecureRepositoriesAreRefused() {
        return direct(
                        "meta/insecure-repositories-are-refused",
                        secureAndPlain(
                                SITE.page("/repo", Site.Page.goImport(ROOT + " git http://" + OTHER_HOST + "/repo"))))
                .must("not fetch from a repository without TLS, though a page with TLS names it")
                .because("Whoever sits on the road could answer in its place. golang/go#78805")
                .rules("META-012")
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtLeast(1, "H1", ""), noRequestsAt("H2"))
                .build();
    }

    private static Scenario pagesAreReadOverTlsAlone() {
        return direct("meta/pages-are-read-over-tls-alone", World.empty().site("H1", SITE))
                .must("not ask for a page without TLS when it is not to be had with it")
                .because("Whoever can break a connection could answer in the host's place.")
                .rules("META-013")
                .step(fetch(M))
                .expect(failedCleanly(1), triesTheHostOf("H1"), noRequestsAt("H1"))
                .build();
    }

    private static Scenario redirectOutOfTlsIsRefused() {
        return direct("meta/redirect-out-of-tls-is-refused", secureAndPlain(SITE))
                .must("not follow a page's redirect from https to http")
                .because("What was asked in secret would be answered by anybody.")
                .rules("META-015")
                .step(serve("H1", every(Artefact.DISCOVERY), new ServerFault.Redirect(302, "{H2}{path}")))
                .step(fetch(M))
                .expect(failedCleanly(1), noRequestsAt("H2"))
                .build();
    }

    /** A host with pages, and another one, with TLS, with the repository that they name. */
    private static World pagesAndRepository() {
        Module module = Module.of(M);
        return World.empty()
                .proxy("P1", module)
                .site(
                        "H1",
                        Site.of(HOST).page("/repo", Site.Page.goImport(ROOT + " git https://" + OTHER_HOST + "/repo")))
                .site("H2", Site.of(OTHER_HOST).with(Repository.of("repo").release(module, "")))
                .encrypted("H2", Encryption.ANNOUNCED);
    }

    private static Scenario goinsecureBelievesAnyCertificateOfAPage() {
        return direct(
                        "meta/goinsecure-believes-any-certificate-of-a-page",
                        pagesAndRepository().encrypted("H1", Encryption.ANNOUNCED))
                .must("read the page of a module that GOINSECURE names though nobody vouches for its host")
                .because("That is what the variable is for: hosts inside a company with certificates of their own.")
                .rules("META-014")
                .set("GOINSECURE", HOST)
                .step(breakTls("H1", new TlsFault.Certificate(TlsFault.Mistake.UNKNOWN_ISSUER)))
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "H1", ""))
                .build();
    }

    private static Scenario goinsecureAsksWithoutTlsInTheEnd() {
        return direct("meta/goinsecure-asks-without-tls-in-the-end", pagesAndRepository())
                .must("read the page of a module that GOINSECURE names without TLS when its host has none")
                .because("That is what the variable is for: hosts inside a company without certificates.")
                .rules("META-014")
                .set("GOINSECURE", HOST)
                .step(fetch(M))
                .expect(succeeded(1), requestsAtLeast(1, "H1", ""))
                .build();
    }

    private static Scenario goinsecureIsNotForRepositories() {
        return direct(
                        "meta/goinsecure-is-not-for-repositories",
                        pagesAndRepository().encrypted("H1", Encryption.ANNOUNCED))
                .must("verify the certificate of a repository's host whatever GOINSECURE says")
                .because("The variable is about pages of modules, and stands in many a shell for good.")
                .rules("META-016")
                .set("GOINSECURE", "*")
                .step(breakTls("H2", new TlsFault.Certificate(TlsFault.Mistake.UNKNOWN_ISSUER)))
                .step(fetch(M))
                .expect(failedCleanly(1), nothingCached(1), requestsAtLeast(1, "H1", ""), noRequestsAt("H2"))
                .build();
    }

    private static Scenario goinsecureIsNotForProxies() {
        return scenario("meta/goinsecure-is-not-for-proxies")
                .must("verify a proxy's certificate whatever GOINSECURE says")
                .because("The variable is about pages of modules, and stands in many a shell for good.")
                .rules("META-016")
                .world(World.empty()
                        .proxy("P1", Module.of("example.com/m@v1.0.0"))
                        .encrypted("P1", Encryption.ANNOUNCED))
                .goproxy("P1")
                .set("GOINSECURE", "*")
                .step(breakTls("P1", new TlsFault.Certificate(TlsFault.Mistake.UNKNOWN_ISSUER)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), nothingCached(1), noRequestsAt("P1"))
                .build();
    }

    private static Scenario silentPageIsBounded() {
        return direct("meta/silent-page-is-bounded", SITE)
                .should("give up within its declared limit when a page never comes")
                .because("The hosts of modules are many, and some are old.")
                .rules("META-017")
                .step(serve("H1", every(Artefact.DISCOVERY), new ServerFault.Silence()))
                .step(fetchWithin(Step.Bound.HEADER, M))
                .expect(cameBack(1), failedCleanly(1))
                .build();
    }

    private static Scenario cutPageIsNoGuess() {
        return direct("meta/cut-page-is-no-guess", SITE)
                .must("make nothing of a page that ends within its tag")
                .because("Half a URL is a URL, too.")
                .rules("META-018")
                .step(serve(
                        "H1",
                        every(Artefact.DISCOVERY),
                        new ServerFault.Content("<html><head><meta name=\"go-import\" content=\"" + TAG)))
                .step(fetch(M))
                .expect(failedCleanly(1), requestsAtMost(0, "H1", REFS))
                .build();
    }

    private static Scenario pathMayNameTheRepository() {
        Module module = Module.of(HOST + "/named.git@v1.0.0");
        return direct(
                        "meta/path-may-name-the-repository",
                        World.empty()
                                .proxy("P1", module)
                                .site(
                                        "H1",
                                        Site.of(HOST)
                                                .with(Repository.of("named").release(module, "")))
                                .encrypted("H1", Encryption.ANNOUNCED))
                .should("go to the repository at once when the path says by .git where it is")
                .because("Such hosts have no pages at all.")
                .rules("META-019")
                .step(fetch(HOST + "/named.git@v1.0.0"))
                .expect(
                        succeeded(1),
                        everyPathMatches("H1", ".*/(info/refs|git-upload-pack)", "the repository"),
                        noRequestsAt("P1"))
                .build();
    }

    private static Scenario hostsErrorIsReported() {
        return direct(
                        "meta/error-of-the-host-is-reported",
                        World.empty().proxy("P1").site("H1", SITE).encrypted("H1", Encryption.ANNOUNCED))
                .must("report what went wrong at the module's host, not that no proxy before it has the module")
                .because("That the host is down is not that there is no such module.")
                .rules("META-020")
                .goproxy("P1,direct")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("H1", every(Artefact.DISCOVERY), new ServerFault.Status(503, Map.of(), "later\n")))
                .step(fetch(M))
                .expect(failedCleanly(1), messageContains(1, "503"), outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario whatFollowsTheTagDoesNotMatter() {
        String html = "<html><head><meta name=\"go-import\" content=\"" + TAG
                + "\"></head><body><script>if (a < b && c) { \"<!--\" </p><<br";
        return direct("meta/what-follows-the-tag-does-not-matter", SITE.page("/repo", new Site.Page(200, html)))
                .should("heed a tag in a page that is broken further down")
                .because("Pages are written for browsers, which forgive everything.")
                .rules("META-021")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario pageOfThePrefixIsAskedOnce() {
        Module two = Module.of(ROOT + "/v2@v2.0.0");
        Module three = Module.of(ROOT + "/v3@v3.0.0");
        Site.Page page = Site.Page.goImport(ROOT + " git https://" + OTHER_HOST + "/repo");
        return direct(
                        "meta/page-of-the-prefix-is-asked-once",
                        World.empty()
                                .proxy("P1", two, three)
                                .site(
                                        "H1",
                                        Site.of(HOST)
                                                .page("/repo", page)
                                                .page("/repo/v2", page)
                                                .page("/repo/v3", page))
                                .encrypted("H1", Encryption.ANNOUNCED)
                                .site(
                                        "H2",
                                        Site.of(OTHER_HOST)
                                                .with(Repository.of("repo")
                                                        .release(two, "")
                                                        .release(three, "")))
                                .encrypted("H2", Encryption.ANNOUNCED))
                .should("ask once for the page of a prefix that several modules of one request share")
                .because("A repository of fifty modules would be asked for the same page fifty times.")
                .rules("META-022")
                .needs(Capability.MANY_MODULES)
                .step(fetch(ROOT + "/v2@v2.0.0", ROOT + "/v3@v3.0.0"))
                .expect(succeeded(1), requestsAtMost(3, "H1", ""), noRequestsAt("P1"))
                .build();
    }
}
