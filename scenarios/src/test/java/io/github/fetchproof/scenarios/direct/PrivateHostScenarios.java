package io.github.fetchproof.scenarios.direct;

import static io.github.fetchproof.harness.expectation.Answers.messageContains;
import static io.github.fetchproof.harness.expectation.Answers.messageLacks;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Secrets.isAnsweredByPassword;
import static io.github.fetchproof.harness.expectation.Secrets.showsAKnownKey;
import static io.github.fetchproof.harness.expectation.Secrets.showsAnUnknownKey;
import static io.github.fetchproof.harness.expectation.Secrets.turnsAway;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Ssh;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Private modules, of a host that answers those alone who show a password or a key, beside a proxy and a checksum database that
 * must not hear of them. See https://go.dev/ref/mod#private-modules.
 */
final class PrivateHostScenarios {

    private static final String HOST = "git.example.com";
    private static final String ROOT = HOST + "/secret";
    private static final String M = ROOT + "@v1.0.0";
    private static final String SECRET = "kzqv8wpt2x";

    private static final Repository REPOSITORY = Repository.of("secret")
            .commit(
                    Instant.parse("2024-01-02T03:04:05Z"),
                    Map.of("go.mod", "module " + ROOT + "\n\ngo 1.20\n", "s.go", "package secret\n"))
            .tag("v1.0.0");

    private static final Site SITE = Site.of(HOST).with(REPOSITORY);
    private static final Module PUBLIC = Module.of("example.org/m@v1.0.0");
    private static final Login LOGIN = new Login("builder", SECRET);

    private static final World GUARDED = with(SITE).guarded("H1", LOGIN);

    private PrivateHostScenarios() {}

    static List<Scenario> all() {
        return List.of(
                netrcOpensTheHost(),
                withoutNetrcItFailsAtThePage(),
                withoutNetrcGitDoesNotAsk(),
                keyOpensTheHost(),
                pageNamesTheSshServer(),
                wrongKeyFails(),
                refusedPortFails(),
                silentPortFails());
    }

    /** A host beside a proxy and a checksum database. */
    private static World with(Site site) {
        return World.empty()
                .proxy("P1", PUBLIC)
                .sumdb("S1", Sumdb.of("sum.example.org", PUBLIC))
                .site("H1", site)
                .encrypted("H1", Encryption.ANNOUNCED);
    }

    /** The host is private, and so the proxy and the database are not asked. */
    private static ScenarioBuilder secret(String id, World world) {
        return scenario(id)
                .world(world)
                .goproxy("P1")
                .set("GOSUMDB", "{key:S1} {S1}")
                .set("GOPRIVATE", HOST)
                .rules("PRIV-001", "PRIV-002", "VCS-007");
    }

    /** The same, and git goes to it by SSH. */
    private static ScenarioBuilder overSsh(String id, Ssh ssh) {
        return secret(id, with(SITE).ssh("G1", ssh))
                .set("GIT_CONFIG_COUNT", "1")
                .set("GIT_CONFIG_KEY_0", "url.ssh://git@" + HOST + "/.insteadOf")
                .set("GIT_CONFIG_VALUE_0", "https://" + HOST + "/");
    }

    private static Scenario told(ScenarioBuilder builder) {
        return builder.expect("PRIV-001", noRequestsAt("P1"))
                .expect("PRIV-002", noRequestsAt("S1"))
                .build();
    }

    private static Scenario netrcOpensTheHost() {
        return told(secret("priv/netrc-opens-the-host", GUARDED)
                .must("fetch from a host that wants the password of .netrc, page and repository")
                .netrc("machine " + HOST + " login builder password " + SECRET + "\n")
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        isAnsweredByPassword("H1", "/info/refs"),
                        isAnsweredByPassword("H1", "/git-upload-pack"),
                        messageLacks(1, SECRET)));
    }

    private static Scenario withoutNetrcItFailsAtThePage() {
        return told(secret("priv/without-netrc-the-page-is-closed", GUARDED)
                .must("fail at the page of a host that wants a password which nobody has")
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        turnsAway(1, "H1", ""),
                        requestsAtMost(0, "H1", "/git-upload-pack")));
    }

    private static Scenario withoutNetrcGitDoesNotAsk() {
        Site elsewhere = Site.of("code.example.com").with(REPOSITORY);
        World world = with(Site.of(HOST)
                        .page("/secret", Site.Page.goImport(ROOT + " git https://code.example.com/secret")))
                .site("H2", elsewhere)
                .encrypted("H2", Encryption.ANNOUNCED)
                .guarded("H2", LOGIN);
        return told(secret("priv/without-netrc-git-does-not-ask", world)
                .must("fail, and ask nobody, at a repository that wants a password which nobody has")
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        turnsAway(1, "H2", "/info/refs"),
                        messageContains(1, "terminal prompts disabled")));
    }

    private static Scenario keyOpensTheHost() {
        return told(overSsh("priv/key-opens-the-host", Ssh.of("H1"))
                .must("fetch over SSH where git's configuration puts it instead of HTTPS")
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        showsAKnownKey("G1"),
                        requestsAtLeast(1, "G1", ""),
                        requestsAtMost(0, "H1", "/info/refs")));
    }

    private static Scenario pageNamesTheSshServer() {
        Site site = SITE.page("/secret", Site.Page.goImport(ROOT + " git ssh://git@" + ROOT));
        return told(secret("priv/page-names-the-ssh-server", with(site).ssh("G1", Ssh.of("H1")))
                .must("fetch over SSH where the page of the module says so")
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        showsAKnownKey("G1"),
                        requestsAtLeast(1, "G1", ""),
                        requestsAtMost(0, "H1", "/info/refs")));
    }

    private static Scenario wrongKeyFails() {
        return told(overSsh("priv/wrong-key-fails", Ssh.closed("H1"))
                .must("fail where no key that it has is known")
                .step(fetch(M))
                .expect(failedCleanly(1), nothingCached(1), showsAnUnknownKey("G1"), noRequestsAt("G1")));
    }

    private static Scenario refusedPortFails() {
        return told(overSsh("priv/refused-port-fails", Ssh.of("H1"))
                .must("fail where the port of SSH is refused, without HTTPS in its place")
                .step(breakLink("G1", new LinkFault.Refused()))
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        dialsAtLeast(1, "G1"),
                        noRequestsAt("G1"),
                        requestsAtMost(0, "H1", "/info/refs")));
    }

    private static Scenario silentPortFails() {
        return told(overSsh("priv/silent-port-fails", Ssh.of("H1"))
                .must("fail where the port of SSH says nothing")
                .step(breakLink("G1", new LinkFault.Stall()))
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        dialsAtLeast(1, "G1"),
                        noRequestsAt("G1"),
                        requestsAtMost(0, "H1", "/info/refs")));
    }
}
