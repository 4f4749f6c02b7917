package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.expectation.Checks.dialsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.neverAsksFor;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Policing.deniedAtLeast;
import static io.github.fetchproof.harness.expectation.Policing.nothingDenied;
import static io.github.fetchproof.harness.expectation.Traffic.everyPathMatches;
import static io.github.fetchproof.harness.expectation.Traffic.neverLooksUpHostOf;
import static io.github.fetchproof.harness.expectation.Traffic.requestsInAtMost;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakLink;
import static io.github.fetchproof.harness.scenario.Step.callAs;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.restartWith;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Policy;
import io.github.fetchproof.fakes.world.Policy.Denial;
import io.github.fetchproof.fakes.world.Policy.From;
import io.github.fetchproof.fakes.world.Policy.To;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import java.util.List;

/** Private modules: whose names nobody else may learn. See https://go.dev/ref/mod#private-modules. */
final class PrivateScenarios {

    private static final Module SECRET = Module.of("example.com/secret@v1.0.0");
    private static final Module PUBLIC = Module.of("example.com/dep@v1.0.0");
    private static final Module SECRETARY = Module.of("example.com/secretary@v1.0.0");

    private PrivateScenarios() {}

    static List<Scenario> all() {
        return List.of(
                privateIsNeverAskedOfAProxy(),
                pipesDoNotLeakEither(),
                patternsMatchWholeElements(),
                patternsMatchFromTheLeft(),
                exceptionsCountForOnePurpose(),
                blanksInPatternsDoNotLeak(),
                outageDoesNotLeak(),
                nothingLeavesForPublicHosts(),
                closedDoorIsNoAbsence());
    }

    private static Scenario privateIsNeverAskedOfAProxy() {
        return scenario("priv/private-is-never-asked-of-a-proxy")
                .must("never ask a proxy for a module that matches GOPRIVATE, not even when it can be had nowhere else")
                .because("The name itself is the secret.")
                .rules("PRIV-001")
                .world(World.empty().proxy("P1", SECRET))
                .goproxy("P1")
                .set("GOPRIVATE", "example.com/secret")
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(failedCleanly(1), neverAsksFor("example.com/secret", "P1"), noRequestsAt("P1"))
                .build();
    }

    private static Scenario patternsMatchWholeElements() {
        return scenario("priv/patterns-match-whole-elements")
                .must("match private patterns element by element, not letter by letter")
                .because("A pattern that catches its neighbours takes their proxy away.")
                .rules("PRIV-003")
                .world(World.empty().proxy("P1", SECRETARY))
                .goproxy("P1")
                .set("GOPRIVATE", "example.com/secret")
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secretary@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario outageDoesNotLeak() {
        return scenario("priv/outage-does-not-leak")
                .must("not tell a public proxy a path that belongs to a company proxy which is down")
                .because("P1 is the company's, P2 is the world's; the comma between them is all that protects the name."
                        + " golang/go#31913")
                .rules("PRIV-007")
                .world(World.empty().proxy("P1", SECRET).proxy("P2"))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakLink("P1", new LinkFault.Reset()))
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(failedCleanly(1), dialsAtLeast(1, "P1"), neverAsksFor("example.com/secret", "P2"))
                .build();
    }

    private static Scenario pipesDoNotLeakEither() {
        return scenario("priv/pipes-do-not-leak-either")
                .must("never ask a proxy for a private module, though any error leads on after a pipe")
                .because("That a module is private is no error of a source which others could make good.")
                .rules("PRIV-001")
                .world(World.empty().proxy("P1", SECRET).proxy("P2", SECRET))
                .goproxy("P1|P2")
                .set("GOPRIVATE", "example.com/secret")
                .needs(Capability.PRIVATE_PATTERNS, Capability.GOPROXY_LIST)
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(failedCleanly(1), noRequestsAt("P1"), noRequestsAt("P2"))
                .build();
    }

    private static Scenario patternsMatchFromTheLeft() {
        return scenario("priv/patterns-match-from-the-left")
                .must("match a list of patterns, globs among them, against the first elements of a path")
                .because("One module for each form of a pattern, and one beside it that it does not mean. See"
                        + " https://go.dev/ref/mod#private-modules")
                .rules("PRIV-003")
                .world(World.empty()
                        .proxy(
                                "P1",
                                Module.of("example.com/secret/inner@v1.0.0"),
                                Module.of("example.com/team/one@v1.0.0"),
                                Module.of("example.com/dep@v1.0.0"),
                                Module.of("example.com/depot@v1.0.0"),
                                Module.of("example.org/any@v1.0.0"),
                                SECRETARY,
                                Module.of("example.com/team@v1.0.0"),
                                Module.of("example.com/public/secret@v1.0.0"),
                                Module.of("example.net/dep@v1.0.0")))
                .goproxy("P1")
                .set("GOPRIVATE", "example.com/secret/,example.com/team/*,example.com/dep*,example.org")
                .needs(Capability.PRIVATE_PATTERNS, Capability.MANY_MODULES)
                .step(fetch(
                        "example.com/secret/inner@v1.0.0",
                        "example.com/team/one@v1.0.0",
                        "example.com/dep@v1.0.0",
                        "example.com/depot@v1.0.0",
                        "example.org/any@v1.0.0"))
                .step(fetch(
                        "example.com/secretary@v1.0.0",
                        "example.com/team@v1.0.0",
                        "example.com/public/secret@v1.0.0",
                        "example.net/dep@v1.0.0"))
                .expect(failedCleanly(1), requestsInAtMost(1, 0, "P1", ""), succeeded(2))
                .build();
    }

    private static Scenario exceptionsCountForOnePurpose() {
        return scenario("priv/exceptions-count-for-one-purpose")
                .must("use proxies for a private module when GONOPROXY is none, and still name it to nobody else")
                .because(
                        "A company's own proxy may know the names, the world's checksum database and resolver may not. See"
                                + " https://go.dev/ref/mod#private-module-privacy")
                .rules("PRIV-004", "PRIV-002", "PRIV-009")
                .world(World.empty().proxy("P1", SECRET))
                .goproxy("P1")
                .set("GOPRIVATE", "example.com/secret")
                .set("GONOPROXY", "none")
                .set("GOSUMDB", "sum.golang.org")
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(succeeded(1))
                .expect("PRIV-002", everyPathMatches("P1", "(?!/sumdb/).*", "anything but a checksum"))
                .expect("PRIV-009", neverLooksUpHostOf("example.com/secret@v1.0.0"))
                .build();
    }

    private static Scenario blanksInPatternsDoNotLeak() {
        return scenario("priv/blanks-in-patterns-do-not-leak")
                .should("heed a private pattern that has a blank before it")
                .because(
                        "\"a.example, b.example\" is how people write lists; a pattern that silently matches nothing tells"
                                + " the world.")
                .rules("PRIV-005")
                .world(World.empty().proxy("P1", SECRET))
                .goproxy("P1")
                .set("GOPRIVATE", "example.org/other, example.com/secret")
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(failedCleanly(1), noRequestsAt("P1"))
                .build();
    }

    private static Scenario nothingLeavesForPublicHosts() {
        return scenario("priv/nothing-leaves-for-public-hosts")
                .must("not so much as dial a public proxy for a private module")
                .because("A firewall lets the company's proxy alone be reached; its log of denials is read.")
                .rules("PRIV-001")
                .world(World.empty().proxy("P1", PUBLIC).proxy("P2", PUBLIC, SECRET))
                .goproxy("P2")
                .set("GOPRIVATE", "example.com/secret")
                .policy(Policy.denying(Denial.SWALLOW).egress(Policy.SUBJECT, new To("P1", 80)))
                .needs(Capability.PRIVATE_PATTERNS)
                .step(fetch("example.com/secret@v1.0.0"))
                .step(restartWith("GOPROXY", "P1"))
                .step(fetch("example.com/dep@v1.0.0"))
                .expect(failedCleanly(1), succeeded(2), nothingDenied())
                .build();
    }

    private static Scenario closedDoorIsNoAbsence() {
        return scenario("priv/closed-door-is-no-absence")
                .must("not tell a public proxy a path that belongs to a company proxy which lets only the office in")
                .because(
                        "At home the company's proxy is refused by its firewall, and the next one in the list is the world's."
                                + " golang/go#31913")
                .rules("PRIV-007")
                .world(World.empty().proxy("P1", SECRET).proxy("P2"))
                .goproxy("P1,P2")
                .policy(Policy.denying(Denial.REFUSE).ingress("P1", new From("office", 80)))
                .needs(Capability.GOPROXY_LIST)
                .step(fetch("example.com/secret@v1.0.0"))
                .step(callAs("office"))
                .step(fetch("example.com/secret@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        deniedAtLeast(1, Policy.SUBJECT, "P1"),
                        neverAsksFor("example.com/secret", "P2"),
                        succeeded(2))
                .build();
    }
}
