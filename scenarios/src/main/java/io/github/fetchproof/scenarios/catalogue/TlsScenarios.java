package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.harness.expectation.Checks.cameBack;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.nothingCached;
import static io.github.fetchproof.harness.expectation.Checks.outcomeIsNot;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtLeast;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.dialsInAtLeast;
import static io.github.fetchproof.harness.expectation.Traffic.dialsNobodyElse;
import static io.github.fetchproof.harness.expectation.Traffic.speaksOnlyTls;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.breakTls;
import static io.github.fetchproof.harness.scenario.Step.breakTlsOnce;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.fetchWithin;
import static io.github.fetchproof.harness.scenario.Step.restart;
import static io.github.fetchproof.harness.scenario.Step.restartWith;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.fault.TlsFault.Mistake;
import io.github.fetchproof.fakes.fault.TlsFault.Version;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import java.util.List;
import java.util.stream.IntStream;

/** TLS: whom to believe, which versions to speak, and what a failed handshake means. */
final class TlsScenarios {

    private static final Module M = Module.of("example.com/m@v1.0.0");
    private static final Module N = Module.of("example.com/n@v1.0.0");
    private static final World ONE = World.empty().proxy("P1", M, N).encrypted("P1", Encryption.ANNOUNCED);
    private static final World TWO = ONE.proxy("P2", M, N);

    /** One for each mistake: what was fetched once is not asked for again. */
    private static final Module[] VERSIONS = IntStream.rangeClosed(1, Mistake.values().length)
            .mapToObj(each -> Module.of("example.com/m@v1." + each + ".0"))
            .toArray(Module[]::new);

    private static final World MANY =
            World.empty().proxy("P1", VERSIONS).proxy("P2", VERSIONS).encrypted("P1", Encryption.ANNOUNCED);

    private TlsScenarios() {}

    static List<Scenario> all() {
        return List.of(
                ownRootsAreHonoured(),
                untrustedCertificatesAreRefused(),
                pipeGoesOnAfterFailedTls(),
                neverWithoutTls(),
                redirectToPlainHttpIsRefused(),
                oldVersionsAreRefused(),
                versionsOfTodayAreSpoken(),
                silentHandshakeIsBounded(),
                badCertificateIsFinal(),
                brokenHandshakeIsTriedAgain(),
                wrongProtocolFailsCleanly());
    }

    private static Scenario ownRootsAreHonoured() {
        return scenario("tls/own-roots-are-honoured")
                .must("trust the authority that its user names, and name the host it wants")
                .because("Companies sign their mirrors themselves, and serve many of them at one address."
                        + " SSL_CERT_FILE holds the authority's certificate.")
                .rules("TLS-007")
                .world(ONE)
                .goproxy("P1")
                .step(breakTls("P1", new TlsFault.NameRequired()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario untrustedCertificatesAreRefused() {
        ScenarioBuilder table = scenario("tls/untrusted-certificates-are-refused")
                .must(
                        "send no request to a source whose certificate proves nothing, and ask no later entry after a comma")
                .because("Whoever sits on the road can show a certificate; only a true one keeps module names from him."
                        + " golang/go#32253")
                .rules("TLS-001", "LIST-003")
                .world(MANY)
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST);
        Mistake[] mistakes = Mistake.values();
        for (int ordinal = 1; ordinal <= mistakes.length; ordinal++) {
            table.step(breakTls("P1", new TlsFault.Certificate(mistakes[ordinal - 1])))
                    .step(fetch("example.com/m@v1." + ordinal + ".0"))
                    .step(restart()) // whoever trusted the certificate would use the connection again
                    .expect(failedCleanly(ordinal), nothingCached(ordinal), outcomeIsNot(ordinal, Outcome.NOT_FOUND));
        }
        return table.expect(noRequestsAt("P1"))
                .expect("LIST-003", noRequestsAt("P2"))
                .build();
    }

    private static Scenario pipeGoesOnAfterFailedTls() {
        return scenario("tls/pipe-goes-on-after-failed-tls")
                .must("ask the next entry after a pipe when the first cannot be trusted, or hangs up in the handshake")
                .because("A pipe leads on after any error, and each of these is one. golang/go#37367")
                .rules("LIST-004")
                .world(TWO)
                .goproxy("P1|P2")
                .needs(Capability.GOPROXY_LIST)
                .step(breakTls("P1", new TlsFault.Certificate(Mistake.EXPIRED)))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(breakTls("P1", new TlsFault.Reset()))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2), requestsAtLeast(2, "P2", ".zip"))
                .build();
    }

    private static Scenario neverWithoutTls() {
        return scenario("tls/never-without-tls")
                .must("never ask in plain HTTP what it was to ask over TLS")
                .because("Whoever can break TLS could read and change everything after.")
                .rules("TLS-002")
                .world(ONE)
                .goproxy("P1")
                .step(breakTls("P1", new TlsFault.Reset()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(breakTls("P1", new TlsFault.Certificate(Mistake.UNKNOWN_ISSUER)))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(failedCleanly(1), failedCleanly(2), speaksOnlyTls("P1"), dialsNobodyElse())
                .build();
    }

    private static Scenario redirectToPlainHttpIsRefused() {
        return scenario("tls/redirect-to-plain-http-is-refused")
                .must("not follow a redirect from https to http")
                .because("What was asked in secret would be asked in the open.")
                .rules("TLS-003")
                .world(TWO)
                .goproxy("P1")
                .step(serve("P1", Trigger.every(Artefact.ANY), new ServerFault.Redirect(302, "{P2}{path}")))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), nothingCached(1), noRequestsAt("P2"))
                .build();
    }

    private static Scenario oldVersionsAreRefused() {
        return scenario("tls/old-versions-are-refused")
                .must("not speak TLS 1.1")
                .because("TLS 1.0 and 1.1 are broken and withdrawn. RFC 8996")
                .rules("TLS-004")
                .world(ONE)
                .goproxy("P1")
                .step(breakTls("P1", new TlsFault.Only(Version.TLS_1_1)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), noRequestsAt("P1"))
                .build();
    }

    private static Scenario versionsOfTodayAreSpoken() {
        return scenario("tls/versions-of-today-are-spoken")
                .must("speak TLS 1.2 as well as TLS 1.3")
                .because("Mirrors behind older load balancers speak 1.2 and no more; some speak 1.3 alone.")
                .rules("TLS-004")
                .world(ONE)
                .goproxy("P1")
                .step(breakTls("P1", new TlsFault.Only(Version.TLS_1_2)))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restart())
                .step(breakTls("P1", new TlsFault.Only(Version.TLS_1_3)))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(succeeded(1), succeeded(2))
                .build();
    }

    private static Scenario silentHandshakeIsBounded() {
        return scenario("tls/silent-handshake-is-bounded")
                .must(
                        "give up within its declared limit when a source takes the connection and never answers the handshake")
                .because("The dial succeeded, so a limit on dials does not see it. golang/go#71124")
                .rules("TLS-005")
                .world(ONE)
                .goproxy("P1")
                .step(breakTls("P1", new TlsFault.Silence()))
                .step(fetchWithin(Step.Bound.HANDSHAKE, "example.com/m@v1.0.0"))
                .expect(cameBack(1), failedCleanly(1), outcomeIsNot(1, Outcome.NOT_FOUND))
                .build();
    }

    private static Scenario badCertificateIsFinal() {
        return scenario("tls/bad-certificate-is-final")
                .should("not try again at a source whose certificate proves nothing")
                .because("It will show the same certificate again.")
                .rules("TLS-006")
                .world(ONE)
                .goproxy("P1")
                .step(breakTls("P1", new TlsFault.Certificate(Mistake.EXPIRED)))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(failedCleanly(1), dialsAtMost(1, "P1"))
                .build();
    }

    private static Scenario brokenHandshakeIsTriedAgain() {
        return scenario("tls/broken-handshake-is-tried-again")
                .should("try again when a connection was reset within the handshake")
                .because("The certificate was not even seen: whatever hung up may not the next time. golang/go#76375")
                .rules("TLS-006")
                .world(ONE)
                .goproxy("P1")
                .step(breakTlsOnce("P1", new TlsFault.Reset()))
                .step(fetch("example.com/m@v1.0.0"))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario wrongProtocolFailsCleanly() {
        return scenario("tls/wrong-protocol-fails-cleanly")
                .should("fail cleanly where plain HTTP is spoken at an https URL, or TLS at an http one")
                .because("A letter too few in GOPROXY is no proof that a module does not exist.")
                .rules("TLS-008", "LIST-003")
                .world(ONE.proxy("P2", M, N)
                        .encrypted("P2", Encryption.UNANNOUNCED)
                        .proxy("P3", M, N))
                .goproxy("P1,P3")
                .needs(Capability.GOPROXY_LIST)
                .step(breakTls("P1", new TlsFault.Unencrypted()))
                .step(fetch("example.com/m@v1.0.0"))
                .step(restartWith("GOPROXY", "P2,P3"))
                .step(fetch("example.com/n@v1.0.0"))
                .expect(
                        failedCleanly(1),
                        outcomeIsNot(1, Outcome.NOT_FOUND),
                        dialsInAtLeast(2, 1, "P2"),
                        failedCleanly(2),
                        outcomeIsNot(2, Outcome.NOT_FOUND))
                .expect("LIST-003", noRequestsAt("P3"))
                .build();
    }
}
