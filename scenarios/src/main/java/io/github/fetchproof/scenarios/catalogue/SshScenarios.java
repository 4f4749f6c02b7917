package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Answers.messageLacks;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Secrets.showsAKnownKey;
import static io.github.fetchproof.harness.expectation.Secrets.showsAnUnknownKey;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serveUnmet;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.HOST;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.M;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.ROOT;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.SITE;
import static io.github.fetchproof.scenarios.catalogue.DirectWorld.direct;
import static io.github.fetchproof.scenarios.catalogue.PrivateHostScenarios.beside;
import static io.github.fetchproof.scenarios.catalogue.PrivateHostScenarios.secret;
import static io.github.fetchproof.scenarios.catalogue.PrivateHostScenarios.told;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Ssh;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import java.util.List;
import java.util.Map;

/** Repositories that are reached over SSH, with a key. See https://go.dev/doc/faq#git_https. */
final class SshScenarios {

    private static final String REFS = "/info/refs";
    private static final String PACK = "/git-upload-pack";

    private SshScenarios() {}

    static List<Scenario> all() {
        return List.of(
                keyOpensTheHost(),
                pageNamesTheSshServer(),
                wrongKeyFails(),
                portFails("priv/refused-port-fails", "is refused", new LinkFault.Refused()),
                portFails("priv/silent-port-fails", "says nothing", new LinkFault.Stall()),
                fallsBack("vcs/blocked-ssh-falls-back-to-https", "is refused", new LinkFault.Refused()),
                fallsBack("vcs/silent-ssh-falls-back-to-https", "says nothing", new LinkFault.Stall()));
    }

    /** Git goes to the host by SSH, whatever its pages say. */
    private static ScenarioBuilder overSsh(ScenarioBuilder builder) {
        return builder.needs(Capability.SSH)
                .set("GIT_CONFIG_COUNT", "1")
                .set("GIT_CONFIG_KEY_0", "url.ssh://git@" + HOST + "/.insteadOf")
                .set("GIT_CONFIG_VALUE_0", "https://" + HOST + "/");
    }

    private static Scenario keyOpensTheHost() {
        return told(overSsh(secret("priv/key-opens-the-host", beside(SITE).ssh("G1", Ssh.of("H1"))))
                .should("fetch over SSH where git's configuration puts it in the place of HTTPS")
                .because(
                        "Companies give out keys rather than passwords; url.*.insteadOf is what Go's own answers advise.")
                .rules("VCS-017", "PRIV-001", "PRIV-002")
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        showsAKnownKey("G1"),
                        requestsAtLeast(1, "G1", ""),
                        requestsAtMost(0, "H1", REFS)));
    }

    private static Scenario pageNamesTheSshServer() {
        Site site = SITE.page("/repo", Site.Page.goImport(ROOT + " git ssh://git@" + ROOT));
        return told(secret("priv/page-names-the-ssh-server", beside(site).ssh("G1", Ssh.of("H1")))
                .needs(Capability.SSH)
                .should("fetch over SSH where the page of the module says so")
                .because("The host of a page that is open to all need not open its repositories to all.")
                .rules("VCS-017", "PRIV-001", "PRIV-002")
                .step(fetch(M))
                .expect(
                        succeeded(1),
                        showsAKnownKey("G1"),
                        requestsAtLeast(1, "G1", ""),
                        requestsAtMost(0, "H1", REFS)));
    }

    private static Scenario wrongKeyFails() {
        return told(overSsh(secret("priv/wrong-key-fails", beside(SITE).ssh("G1", Ssh.closed("H1"))))
                .must("fail where no key that it has is known, and ask nobody for another")
                .because("A host that turns a key away has answered; what it says over HTTPS was not asked for.")
                .rules("VCS-007", "VCS-016", "PRIV-001", "PRIV-002")
                .step(fetch(M))
                .expect(failedCleanly(1), nothingCached(1), showsAnUnknownKey("G1"), noRequestsAt("G1"))
                .expect("VCS-016", requestsAtMost(0, "H1", REFS)));
    }

    /** Over HTTPS the host says of the repository, to all it does not know, that there is none. */
    private static Scenario portFails(String id, String how, LinkFault fault) {
        return told(overSsh(secret(id, beside(SITE).ssh("G1", Ssh.of("H1"))))
                .should("take a repository whose port of SSH " + how
                        + " for one that is out, whatever is said of it over HTTPS")
                .because("Hosts say \"not found\" to strangers, and an outage must never become \"not found\".")
                .rules("VCS-011", "PRIV-001", "PRIV-002")
                .step(breakLink("G1", fault))
                .step(serveUnmet("H1", every(Artefact.REFS), new ServerFault.Status(404, Map.of(), "not found\n")))
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        nothingCached(1),
                        dialsAtLeast(1, "G1"),
                        noRequestsAt("G1"),
                        outcomeIsNot(1, Outcome.NOT_FOUND),
                        messageLacks(1, "unknown revision")));
    }

    private static Scenario fallsBack(String id, String how, LinkFault fault) {
        World world = World.empty()
                .site("H1", SITE)
                .encrypted("H1", Encryption.ANNOUNCED)
                .ssh("G1", Ssh.of("H1"));
        return overSsh(direct(id, world))
                .should("fetch over HTTPS when the port of SSH " + how)
                .because("Networks of guests and of build machines let HTTPS out, and nothing else.")
                .rules("VCS-016")
                .step(breakLink("G1", fault))
                .step(fetch(M))
                .expect(succeeded(1), dialsAtLeast(1, "G1"), noRequestsAt("G1"), requestsAtLeast(1, "H1", PACK))
                .build();
    }
}
