package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.expectation.Answers.messageLacks;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Secrets.isAnsweredByPassword;
import static io.github.fetchproof.harness.expectation.Secrets.turnsAway;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.HOST;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.M;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.REPOSITORY;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.ROOT;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.SITE;

import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import java.util.List;

/**
 * Private modules, of a host that answers those alone who show a password, beside a proxy and a checksum database that must not
 * hear of them. See https://go.dev/ref/mod#private-modules.
 */
final class PrivateHostScenarios {

    private static final String SECRET = "kzqv8wpt2x";
    private static final Login LOGIN = new Login("builder", SECRET);
    private static final Module PUBLIC = Module.of("example.org/m@v1.0.0");
    private static final Module PRIVATE = SITE.modules()
            .filter(module -> module.id().toString().equals(M))
            .findFirst()
            .orElseThrow();

    private PrivateHostScenarios() {}

    static List<Scenario> all() {
        return List.of(netrcOpensTheHost(), withoutNetrcThePageIsClosed(), withoutNetrcGitDoesNotAsk());
    }

    /** A host, and beside it a proxy, and a checksum database that would know the module if it were asked. */
    static World beside(Site site) {
        return World.empty()
                .proxy("P1", PUBLIC)
                .sumdb("S1", Sumdb.of("sum.example.org", PUBLIC, PRIVATE))
                .site("H1", site)
                .encrypted("H1", Encryption.ANNOUNCED);
    }

    /** The host is private; what takes it for public goes on from the proxy to the host. */
    static ScenarioBuilder secret(String id, World world) {
        return scenario(id)
                .world(world)
                .goproxy("P1,direct")
                .set("GOSUMDB", "{key:S1} {S1}")
                .set("GOPRIVATE", HOST)
                .needs(Capability.DIRECT, Capability.GOPROXY_LIST, Capability.PRIVATE_PATTERNS);
    }

    /** Neither the proxy nor the database has heard of it. */
    static Scenario told(ScenarioBuilder builder) {
        return builder.expect("PRIV-001", noRequestsAt("P1"))
                .expect("PRIV-002", noRequestsAt("S1"))
                .build();
    }

    private static Scenario netrcOpensTheHost() {
        return told(secret("priv/netrc-opens-the-host", beside(SITE).guarded("H1", LOGIN))
                .must("fetch from a host that wants the password of .netrc for the page and for the repository")
                .because("That is how build machines reach the repositories of their company.")
                .rules("AUTH-003", "PRIV-001", "PRIV-002")
                .netrc("machine " + HOST + " login builder password " + SECRET + "\n")
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        isAnsweredByPassword("H1", "/info/refs"),
                        isAnsweredByPassword("H1", "/git-upload-pack"),
                        messageLacks(1, SECRET)));
    }

    private static Scenario withoutNetrcThePageIsClosed() {
        return told(secret("priv/without-netrc-the-page-is-closed", beside(SITE).guarded("H1", LOGIN))
                .must("fail at the page of a host that wants a password which nobody has")
                .because("No answer will be another, and nobody else may be asked for what is private.")
                .rules("PRIV-001", "PRIV-002")
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        turnsAway(1, "H1", ""),
                        requestsAtMost(0, "H1", "/git-upload-pack")));
    }

    private static Scenario withoutNetrcGitDoesNotAsk() {
        Site page = Site.of(HOST).page("/repo", Site.Page.goImport(ROOT + " git https://code.example.com/repo"));
        World world = beside(page)
                .site("H2", Site.of("code.example.com").with(REPOSITORY))
                .encrypted("H2", Encryption.ANNOUNCED)
                .guarded("H2", LOGIN);
        return told(secret("priv/without-netrc-git-does-not-ask", world)
                .must("fail, and ask nobody, at a repository that wants a password which nobody has")
                .because("There is nobody to type one in a build.")
                .rules("VCS-007", "PRIV-001", "PRIV-002")
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        turnsAway(1, "H2", "/info/refs"),
                        requestsAtMost(3, "H2", "/info/refs")));
    }
}
