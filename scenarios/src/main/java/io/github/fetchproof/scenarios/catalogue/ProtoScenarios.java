package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.fakes.fault.Trigger.nth;
import static io.github.fetchproof.harness.expectation.Answers.answersAre;
import static io.github.fetchproof.harness.expectation.Answers.answersNothingBut;
import static io.github.fetchproof.harness.expectation.Answers.failedOrMessageContains;
import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Answers.messageIsPlain;
import static io.github.fetchproof.harness.expectation.Cached.isNotCached;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.reportsSuccess;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.everyPathMatches;
import static io.github.fetchproof.harness.expectation.Traffic.onlyGets;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtLeast;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.ask;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.heal;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.restartWith;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.trace.Kept;
import java.util.List;
import java.util.Map;

/**
 * The protocol between a fetcher and a proxy: what is asked, how answers are read, and what is no answer. See
 * https://go.dev/ref/mod#goproxy-protocol.
 */
final class ProtoScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final World ONE = World.empty().proxy("P1", M);

    /** Modules alike, to be fetched one after the other, each with another answer in its way. */
    private static final List<String> ROW = List.of(
            "example.com/a@v1.0.0",
            "example.com/b@v1.0.0",
            "example.com/c@v1.0.0",
            "example.com/d@v1.0.0",
            "example.com/e@v1.0.0",
            "example.com/f@v1.0.0");

    private static final Module[] MODULES = ROW.stream().map(Module::of).toArray(Module[]::new);
    private static final String OLD = "v0.0.0-20230102030405-aaaaaaaaaaaa";
    private static final String NEW = "v0.0.0-20240102030405-bbbbbbbbbbbb";

    private ProtoScenarios() {}

    static List<Scenario> all() {
        return List.of(
                asksWithPlainGets(),
                capitalsAreEscaped(),
                prefixIsKept(),
                only200IsSuccess(),
                refusalsAreShownPlainly(),
                badInfoIsRefused(),
                infoMaySayMoreOrLess(),
                branchBecomesAVersion(),
                oddNamesAreRefusedFirst(),
                listsAreReadLeniently(),
                oddLineSpoilsNoList(),
                latestPrefersReleases(),
                redirectsAreFollowed(),
                redirectsHaveBounds(),
                redirectedAbsenceIsAbsence(),
                formsOfHttp(),
                nonsenseIsNeverData(),
                filesAreAProxy(),
                modIsKeptAsServed(),
                webPageIsNoGoMod(),
                otherGoModInZipIsTold());
    }

    private static Scenario asksWithPlainGets() {
        return scenario("proto/asks-with-plain-gets")
                .must("read from a proxy with GET requests that a server of plain files can answer")
                .because(
                        "The protocol was made so that a directory of files is a proxy. https://go.dev/ref/mod#goproxy-protocol")
                .rules("PROTO-001", "PROTO-002")
                .world(ONE)
                .goproxy("P1")
                .step(fetch("example.com/m@v1.0.0"))
                .step(ask(Operation.LIST, "example.com/m"))
                .expect(
                        onlyGets("P1"),
                        everyPathMatches(
                                "P1", "/[^@]+/@(latest|v/(list|[^/]+\\.(info|mod|zip)))", "a path of the protocol"))
                .expect("PROTO-002", succeeded(1), answersAre(2, "v1.0.0"))
                .build();
    }

    private static Scenario capitalsAreEscaped() {
        return scenario("proto/capitals-are-escaped")
                .must("ask for and keep capitals as an exclamation mark and the small letter")
                .because(
                        "Two paths that differ in case alone are two modules, and many file systems cannot tell them apart.")
                .rules("PROTO-003", "PROTO-004")
                .world(World.empty().proxy("P1", Module.of("example.com/Foo/BarBaz@v1.0.0-RC1"), MODULES[0]))
                .goproxy("P1")
                .step(fetch("example.com/Foo/BarBaz@v1.0.0-RC1"))
                .expect(everyPathMatches("P1", "[^A-Z]+", "a path without capitals"))
                .expect("PROTO-004", succeeded(1))
                .build();
    }

    private static Scenario prefixIsKept() {
        return scenario("proto/prefix-is-kept")
                .must("keep the path of a proxy's URL, with one slash after it")
                .because("Artifactory and its like serve many proxies below paths of their own.")
                .rules("PROTO-005")
                .world(World.empty().proxy("P1", MODULES).prefix("P1", "/a/b"))
                .goproxy("P1/")
                .step(fetch(ROW.get(0)))
                .step(restartWith("GOPROXY", "P1"))
                .step(fetch(ROW.get(1)))
                .expect(
                        succeeded(1),
                        succeeded(2),
                        everyPathMatches("P1", "/a/b/[^/].*", "a path below the URL's, without an empty element"))
                .build();
    }

    private static Scenario only200IsSuccess() {
        List<ServerFault> answers = List.of(
                new ServerFault.Status(202, Map.of(), "{\"Version\":\"v1.0.0\"}"),
                new ServerFault.Status(204, Map.of(), ""),
                new ServerFault.Status(206, Map.of(), "{\"Version\":\"v1.0.0\"}"),
                new ServerFault.Status(304, Map.of(), ""),
                new ServerFault.Redirect(302, ""),
                new ServerFault.Status(418, Map.of(), "{\"Version\":\"v1.0.0\"}"));
        ScenarioBuilder row = row(
                scenario("proto/only-200-is-success")
                        .must("take no other status than 200 for success, not even its neighbours")
                        .because("202 says later, 206 says a part of it, 304 says you have it: none says here it is.")
                        .rules("PROTO-006"),
                Artefact.INFO,
                answers);
        for (int fetch = 1; fetch <= answers.size(); fetch++) {
            row.expect(failedCleanly(fetch), nothingCached(fetch), requestsInAtLeast(fetch, 1, "P1", ".info"));
        }
        return row.build();
    }

    private static Scenario refusalsAreShownPlainly() {
        ScenarioBuilder row = row(
                scenario("proto/refusals-are-shown-plainly")
                        .should("show the user what a refusal says, a few lines of it, and nothing that moves a cursor")
                        .because(
                                "\"blocked by policy 17\" helps; ten thousand lines and a screen that turns red do not.")
                        .rules("PROTO-008"),
                Artefact.INFO,
                List.of(
                        new ServerFault.Status(400, Map.of(), "blocked by policy 17\n"),
                        new ServerFault.Status(400, Map.of(), "\u001b[2J\u001b[31mred\n"),
                        new ServerFault.Status(400, Map.of(), "all work and no play\n".repeat(10_000))));
        return row.expect(
                        messageContains(1, "blocked by policy 17"),
                        failedCleanly(2),
                        messageIsPlain(2),
                        failedCleanly(3),
                        messageIsPlain(3))
                .build();
    }

    private static Scenario badInfoIsRefused() {
        List<ServerFault> answers = List.of(
                new ServerFault.Content("<html>sign in</html>"),
                new ServerFault.Content(""),
                new ServerFault.Content("{\"Version\":\"v1.0"),
                new ServerFault.Content("{\"Time\":\"2024-01-02T03:04:05Z\"}"),
                new ServerFault.Content("{\"Version\":\"v1.0.1\",\"Time\":\"2024-01-02T03:04:05Z\"}"),
                new ServerFault.Content("{\"Version\":\"v1.0.0\",\"Time\":\"yesterday\"}"));
        ScenarioBuilder row = row(
                scenario("proto/bad-info-is-refused")
                        .must("refuse an .info that is no JSON object with the version that was asked for")
                        .because("A sign-in page answers 200 to everything.")
                        .rules("PROTO-009", "PROTO-010", "PROTO-011"),
                Artefact.INFO,
                answers);
        List<String> rules = List.of("PROTO-009", "PROTO-009", "PROTO-009", "PROTO-009", "PROTO-010", "PROTO-011");
        for (int i = 0; i < answers.size(); i++) {
            row.expect(
                    rules.get(i),
                    failedCleanly(i + 1),
                    isNotCached(i + 1, ROW.get(i), Kept.INFO),
                    requestsInAtLeast(i + 1, 1, "P1", ".info"));
        }
        return row.expect("PROTO-010", requestsAtMost(0, "P1", "v1.0.1.mod"), requestsAtMost(0, "P1", "v1.0.1.zip"))
                .build();
    }

    private static Scenario infoMaySayMoreOrLess() {
        return row(
                        scenario("proto/info-may-say-more-or-less")
                                .must("accept an .info without a time, and one with fields it does not know")
                                .because("Time is optional, and the go command itself added Origin later.")
                                .rules("PROTO-012", "PROTO-011"),
                        Artefact.INFO,
                        List.of(
                                new ServerFault.Content(
                                        "{\"Version\":\"v1.0.0\",\"Origin\":{\"VCS\":\"git\",\"Ref\":\"x\"},\"New\":[1,{}]}"),
                                new ServerFault.Content("{\"Version\":\"v1.0.0\"}")))
                .expect(succeeded(1))
                .expect("PROTO-011", succeeded(2))
                .build();
    }

    private static Scenario branchBecomesAVersion() {
        return scenario("proto/branch-becomes-a-version")
                .must("go on with the version that a branch or an abbreviated version stands for")
                .because("A branch moves and v1 grows, a version does neither: only versions have files.")
                .rules("PROTO-013", "PROTO-014")
                .world(World.empty()
                        .proxy("P1", Module.of("example.com/m@" + NEW), Module.of("example.com/n@v1.2.3"))
                        .alias("P1", "example.com/m", "master", NEW))
                .goproxy("P1")
                .step(ask(Operation.RESOLVE, "example.com/m@master"))
                .step(ask(Operation.RESOLVE, "example.com/n@v1"))
                .step(fetch("example.com/n@v1"))
                .expect(answersAre(1, NEW))
                .expect(
                        "PROTO-014",
                        answersAre(2, "v1.2.3"),
                        reportsSuccess(3),
                        requestsInAtLeast(3, 1, "P1", "/v1.2.3.zip"),
                        everyPathMatches(
                                "P1",
                                "/[^@]+/@(latest|v/list|v/[^/]+\\.info|v/v[0-9]+\\.[0-9]+\\.[0-9]+(-[^/+]+)?\\.(mod|zip))",
                                "no file of anything but a canonical version"))
                .build();
    }

    private static Scenario oddNamesAreRefusedFirst() {
        List<String> odd = List.of(
                "example.com/../m@v1.0.0",
                "example.com//m@v1.0.0",
                "example.com/m?x=y@v1.0.0",
                "example.com/a b@v1.0.0",
                "/example.com/m@v1.0.0",
                "example.com/m/@v1.0.0",
                "example.com/m\u00e4@v1.0.0",
                "example.com/m@v1.0.0?x=y",
                "example.com/m@../../v1.0.0");
        ScenarioBuilder builder = scenario("proto/odd-names-are-refused-first")
                .must("refuse what can be no module path and no version before anyone is asked")
                .because("What is pasted into a URL unread leads wherever its author likes.")
                .rules("PROTO-015")
                .world(ONE)
                .goproxy("P1");
        for (int i = 0; i < odd.size(); i++) {
            builder.step(fetch(odd.get(i))).expect(failedCleanly(i + 1));
        }
        return builder.expect(noRequestsAt("P1"), dialsAtMost(0, "P1")).build();
    }

    private static Scenario listsAreReadLeniently() {
        return scenario("proto/lists-are-read-leniently")
                .must("read a list line by line, and leave out what is no tagged version")
                .because("Lists are written by hand and by scripts: blanks, timestamps and notes get in.")
                .rules("PROTO-016", "PROTO-017")
                .world(World.empty()
                        .proxy(
                                "P1",
                                M,
                                Module.of("example.com/m@v1.1.0-pre"),
                                Module.of("example.com/m@v1.3.0"),
                                Module.of("example.com/m@v1.4.0")))
                .goproxy("P1")
                .step(serve(
                        "P1",
                        every(Artefact.LIST),
                        new ServerFault.Content("a note\n\nv1.0.0\n  v1.4.0  \nv1.3.0 2020-01-02T03:04:05Z\n"
                                + "v1.1.0-pre\n" + OLD + "\n")))
                .step(ask(Operation.LIST, "example.com/m"))
                .expect(answersAre(1, "v1.0.0", "v1.1.0-pre", "v1.3.0", "v1.4.0"))
                .expect("PROTO-017", answersNothingBut(1, "v1.0.0", "v1.1.0-pre", "v1.3.0", "v1.4.0"))
                .build();
    }

    private static Scenario oddLineSpoilsNoList() {
        return scenario("proto/odd-line-spoils-no-list")
                .should("skip a line that is almost a version, and use the others")
                .because("One line with v1.2 in it must not hide a whole module.")
                .rules("PROTO-018")
                .world(World.empty().proxy("P1", M, Module.of("example.com/m@v1.3.0")))
                .goproxy("P1")
                .step(serve("P1", every(Artefact.LIST), new ServerFault.Content("v1.0.0\nv1.4\nv1.3.0\n")))
                .step(ask(Operation.LATEST, "example.com/m"))
                .expect(answersAre(1, "v1.3.0"))
                .build();
    }

    private static Scenario latestPrefersReleases() {
        return scenario("proto/latest-prefers-releases")
                .must("take the highest release, else the highest prerelease, else what the proxy calls its latest")
                .because("See https://go.dev/ref/mod#version-queries")
                .rules("PROTO-019", "PROTO-020", "PROTO-021")
                .world(World.empty()
                        .proxy(
                                "P1",
                                Module.of("example.com/m@v1.0.0"),
                                Module.of("example.com/m@v1.1.0"),
                                Module.of("example.com/m@v1.2.0-rc.1"),
                                Module.of("example.com/n@v1.0.0-alpha"),
                                Module.of("example.com/n@v1.0.0-beta"),
                                Module.of("example.com/o@" + OLD),
                                Module.of("example.com/o@" + NEW)))
                .goproxy("P1")
                .step(ask(Operation.LATEST, "example.com/m"))
                .step(ask(Operation.LATEST, "example.com/n"))
                .step(ask(Operation.LATEST, "example.com/o"))
                .step(serve("P1", every(Artefact.LATEST), new ServerFault.Status(404, Map.of(), "no latest\n")))
                .step(serve("P1", every(Artefact.LIST), new ServerFault.Content(NEW + "\n" + OLD + "\n")))
                .step(restart())
                .step(ask(Operation.LATEST, "example.com/o"))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.LIST), new ServerFault.Status(404, Map.of(), "no list\n")))
                .step(restart())
                .step(ask(Operation.LATEST, "example.com/m"))
                .expect(
                        answersAre(1, "v1.1.0"),
                        answersAre(2, "v1.0.0-beta"),
                        requestsInAtMost(1, 0, "P1", "/@latest"),
                        requestsInAtMost(2, 0, "P1", "/@latest"),
                        answersAre(3, NEW))
                .expect("PROTO-020", answersAre(4, NEW))
                .expect("PROTO-021", answersNothingBut(5, "v1.1.0"))
                .build();
    }

    private static Scenario redirectsAreFollowed() {
        List<Integer> codes = List.of(301, 302, 303, 307, 308);
        ScenarioBuilder builder = scenario("proto/redirects-are-followed")
                .should("follow every kind of redirect with a GET, to another host or to a relative path")
                .because("Proxies hand large files over to storage elsewhere.")
                .rules("PROTO-022")
                .world(World.empty().proxy("P1", MODULES).proxy("P2", MODULES))
                .goproxy("P1");
        for (int i = 0; i < codes.size(); i++) {
            builder.step(serve("P1", every(Artefact.ZIP), new ServerFault.Redirect(codes.get(i), "{P2}{path}")))
                    .step(fetch(ROW.get(i)))
                    .step(heal("P1"))
                    .expect(succeeded(i + 1));
        }
        return builder.step(serve("P1", nth(1, Artefact.INFO), new ServerFault.Redirect(302, "{path}")))
                .step(fetch(ROW.get(5)))
                .expect(succeeded(6), requestsAtLeast(codes.size(), "P2", ".zip"), onlyGets("P2"))
                .build();
    }

    private static Scenario redirectsHaveBounds() {
        return scenario("proto/redirects-have-bounds")
                .must("end a chain of redirects after ten, and follow none to anything but http and https")
                .because("A loop is endless, and file:///etc/passwd is nobody's module.")
                .rules("PROTO-023", "PROTO-025")
                .world(World.empty().proxy("P1", MODULES).proxy("P2", MODULES))
                .goproxy("P1")
                .step(serve("P1", every(Artefact.INFO), new ServerFault.Redirect(302, "{path}")))
                .step(fetch(ROW.get(0)))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.MOD), new ServerFault.Redirect(302, "file:///etc/passwd")))
                .step(fetch(ROW.get(1)))
                .step(heal("P1"))
                .step(serve("P1", every(Artefact.MOD), new ServerFault.Redirect(302, "ftp://{host:P2}{path}")))
                .step(fetch(ROW.get(2)))
                .expect(failedCleanly(1), requestsInAtMost(1, 11, "P1", ".info"))
                .expect("PROTO-025", failedCleanly(2), failedCleanly(3), nothingCached(2), nothingCached(3))
                .build();
    }

    private static Scenario redirectedAbsenceIsAbsence() {
        return scenario("proto/redirected-absence-is-absence")
                .must("take a redirect that ends in 404 for \"not here\"")
                .because("What counts is the last answer.")
                .rules("PROTO-024", "LIST-001")
                .world(World.empty().proxy("P1", M).proxy("P2").proxy("P3", M))
                .goproxy("P1,P3")
                .needs(Capability.GOPROXY_LIST)
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Redirect(302, "{P2}{path}")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1), requestsAtLeast(1, "P2", ""))
                .expect("LIST-001", requestsAtLeast(1, "P3", ".zip"))
                .build();
    }

    private static Scenario formsOfHttp() {
        List<ServerFault> forms = List.of(
                new ServerFault.Headers(Map.of("Content-Type", "text/html; charset=utf-16")),
                new ServerFault.Gzipped(),
                new ServerFault.Unframed(ServerFault.Unframed.WHOLE),
                new ServerFault.Chunked(ServerFault.Chunked.WHOLE));
        ScenarioBuilder row = row(
                scenario("proto/forms-of-http")
                        .must(
                                "read an answer whatever its type says, compressed, chunked, or ended by the connection's end")
                        .because("Servers of plain files, caches and old balancers answer as they are used to.")
                        .rules("PROTO-026", "PROTO-027", "PROTO-028"),
                Artefact.ANY,
                forms);
        return row.expect(succeeded(1))
                .expect("PROTO-027", succeeded(2))
                .expect("PROTO-028", succeeded(3), succeeded(4))
                .build();
    }

    private static Scenario nonsenseIsNeverData() {
        return row(
                        scenario("proto/nonsense-is-never-data")
                                .must("take what is no HTTP, or contradicts itself, for a failure")
                                .because("Two lengths are how one answer is smuggled inside another. RFC 9112, 6.3")
                                .rules("PROTO-029"),
                        Artefact.MOD,
                        List.of(new ServerFault.Garbage("SSH-2.0-OpenSSH_9.6\r\n"), new ServerFault.TwoLengths()))
                .expect(
                        failedCleanly(1),
                        isNotCached(1, ROW.get(0), Kept.MOD),
                        failedCleanly(2),
                        isNotCached(2, ROW.get(1), Kept.MOD))
                .build();
    }

    private static Scenario filesAreAProxy() {
        return scenario("proto/files-are-a-proxy")
                .must(
                        "read a file:// entry as a proxy, take a missing file for \"not here\", and refuse a malformed one")
                .because("A module cache's download directory is one. https://go.dev/ref/mod#goproxy-protocol")
                .rules("PROTO-030")
                .world(World.empty().proxy("P1", MODULES[0]).proxy("P2", MODULES[1]))
                .goproxy("file://{files:P1}")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch(ROW.get(0)))
                .step(restartWith("GOPROXY", "file://{files:P1},P2"))
                .step(fetch(ROW.get(1)))
                .step(restartWith("GOPROXY", "file://elsewhere.test/{files:P1}"))
                .step(fetch(ROW.get(2)))
                .expect(
                        succeeded(1),
                        noRequestsAt("P1"),
                        succeeded(2),
                        requestsAtLeast(1, "P2", ".zip"),
                        failedCleanly(3))
                .build();
    }

    private static Scenario modIsKeptAsServed() {
        return scenario("proto/mod-is-kept-as-served")
                .must("keep the go.mod that was served, byte for byte, also where the zip has none")
                .because("A go.mod may be made up for code that is older than modules; its hash is of those bytes.")
                .rules("PROTO-031")
                .world(World.empty()
                        .proxy(
                                "P1",
                                M.with("go.mod", "module example.com/m\n\n\n// kept as it is  \n")
                                        .withoutGoModInZip()))
                .goproxy("P1")
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario webPageIsNoGoMod() {
        return row(
                        scenario("proto/web-page-is-no-go-mod")
                                .should("refuse a .mod that is no go.mod, also where no hash is known")
                                .because(
                                        "A sign-in page that is kept as a go.mod poisons the cache until somebody looks.")
                                .rules("PROTO-032"),
                        Artefact.MOD,
                        List.of(new ServerFault.Content("<html>sign in</html>\n"), new ServerFault.Content("")))
                .expect(
                        failedCleanly(1),
                        isNotCached(1, ROW.get(0), Kept.MOD),
                        failedCleanly(2),
                        isNotCached(2, ROW.get(1), Kept.MOD))
                .build();
    }

    private static Scenario otherGoModInZipIsTold() {
        return scenario("proto/other-go-mod-in-zip-is-told")
                .should("say so when the go.mod in the zip is not the one that was served beside it")
                .because("Builds read one, people read the other.")
                .rules("PROTO-033")
                .world(ONE)
                .goproxy("P1")
                .step(serve("P1", every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.DIFFERENT_GO_MOD)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedOrMessageContains(1, "go.mod"))
                .build();
    }

    /** One proxy, which gives these answers one after the other, each to the fetch of another module. */
    private static ScenarioBuilder row(ScenarioBuilder builder, Artefact artefact, List<ServerFault> answers) {
        builder.world(World.empty().proxy("P1", MODULES)).goproxy("P1");
        for (int i = 0; i < answers.size(); i++) {
            builder.step(serve("P1", every(artefact), answers.get(i)))
                    .step(fetch(ROW.get(i)))
                    .step(heal("P1"));
        }
        return builder;
    }
}
