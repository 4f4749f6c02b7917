package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.isToldAPassword;
import static io.github.fetchproof.harness.expectation.Traffic.tells;
import static io.github.fetchproof.harness.expectation.Traffic.tellsAPassword;
import static io.github.fetchproof.harness.expectation.Traffic.tellsNo;
import static io.github.fetchproof.harness.expectation.Traffic.tellsNoPassword;
import static io.github.fetchproof.harness.scenario.AuthHelper.tell;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Token;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.AuthHelper;
import io.github.fetchproof.harness.scenario.Scenario;
import java.time.Instant;
import java.util.List;

/**
 * The programs of GOAUTH, and the tokens they give. See https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable.
 */
final class HelperScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final Module MODULE = Module.of(M);
    private static final Token TOKEN = new Token("a key that only the origin has, of 32 bytes or more", "modules");
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");
    private static final String GOOD = tell("{P1}", TOKEN.authorization("modules", FUTURE));
    private static final String EXPIRED = tell("{P1}", TOKEN.authorization("modules", PAST));
    private static final String OF_OTHER_SCOPE = tell("{P1}", TOKEN.authorization("profile", FUTURE));
    private static final String FIELD = "Private-Token";

    /** A proxy that speaks TLS and wants a token. */
    private static final World GUARDED = World.empty()
            .proxy("P1", MODULE)
            .encrypted("P1", Encryption.ANNOUNCED)
            .guarded("P1", TOKEN);

    private HelperScenarios() {}

    static List<Scenario> all() {
        return List.of(
                helperIsAsked(),
                expiredTokenIsRenewed(),
                tokenForSomethingElseIsFinal(),
                helpersWordIsForItsUrl(),
                helpersWordIsForTlsAlone(),
                redirectTakesNoFieldAlong());
    }

    private static Scenario helperIsAsked() {
        return scenario("auth/helper-is-asked")
                .should("run the program that GOAUTH names, and tell a proxy what it prints")
                .because("Companies sign people in once, and hand out tokens that last an hour: no file can hold them.")
                .rules("AUTH-012")
                .world(GUARDED)
                .goproxy("P1")
                .helper(new AuthHelper(GOOD, GOOD))
                .step(fetch(M))
                .expect(succeeded(1), tellsAPassword("P1"))
                .build();
    }

    private static Scenario expiredTokenIsRenewed() {
        return scenario("auth/expired-token-is-renewed")
                .should(
                        "run the program once more when a proxy refuses what it printed, and ask again with what it prints then")
                .because("A token expires in the middle of a build.")
                .rules("AUTH-012")
                .world(GUARDED)
                .goproxy("P1")
                .helper(new AuthHelper(EXPIRED, GOOD))
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario tokenForSomethingElseIsFinal() {
        return scenario("auth/token-for-something-else-is-final")
                .should("ask a proxy that refuses a token no more than once again, and nobody after it in the list")
                .because("A token without the scope is believed and refused: no waiting and no other proxy will help.")
                .rules("AUTH-014", "AUTH-011")
                .world(GUARDED.proxy("P2", MODULE))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .helper(new AuthHelper(OF_OTHER_SCOPE, OF_OTHER_SCOPE))
                .step(fetch(M))
                .expect(
                        failedCleanly(1),
                        isToldAPassword("P1"),
                        requestsAtMost(2, "P1", ".info"),
                        requestsAtMost(2, "P1", ".mod"),
                        requestsAtMost(2, "P1", ".zip"))
                .expect("AUTH-011", noRequestsAt("P2"))
                .build();
    }

    private static Scenario helpersWordIsForItsUrl() {
        return scenario("auth/helpers-word-is-for-its-url")
                .must("tell what a program printed to nobody but the URLs that it printed it for")
                .because("The next entry is mostly a public proxy.")
                .rules("AUTH-009")
                .world(World.empty()
                        .proxy("P1")
                        .encrypted("P1", Encryption.ANNOUNCED)
                        .guarded("P1", TOKEN)
                        .proxy("P2", MODULE)
                        .encrypted("P2", Encryption.ANNOUNCED))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .helper(new AuthHelper(GOOD, GOOD))
                .step(fetch(M))
                .expect(succeeded(1), tellsAPassword("P1"), tellsNoPassword("P2"))
                .build();
    }

    private static Scenario helpersWordIsForTlsAlone() {
        return scenario("auth/helpers-word-is-for-tls-alone")
                .must("tell nobody over http what a program printed")
                .because("An entry of GOPROXY may be http by an oversight, which must not cost the token.")
                .rules("AUTH-013")
                .world(World.empty()
                        .proxy("P1")
                        .proxy("P2", MODULE)
                        .encrypted("P2", Encryption.ANNOUNCED)
                        .guarded("P2", TOKEN))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .helper(new AuthHelper(tell("https://{host:P1}\n{P2}", TOKEN.authorization("modules", FUTURE)), ""))
                .step(fetch(M))
                .expect(succeeded(1), tellsNoPassword("P1"), isToldAPassword("P2"))
                .build();
    }

    private static Scenario redirectTakesNoFieldAlong() {
        return scenario("auth/redirect-takes-no-field-along")
                .must("tell no other host a header field of the program's when a proxy redirects there")
                .because(
                        "HTTP libraries leave Authorization behind, and take fields of other names along. golang/go#77839")
                .rules("AUTH-013")
                .world(World.empty()
                        .proxy("P1", MODULE)
                        .encrypted("P1", Encryption.ANNOUNCED)
                        .proxy("P2", MODULE)
                        .encrypted("P2", Encryption.ANNOUNCED))
                .goproxy("P1")
                .helper(new AuthHelper("{P1}\n\n" + FIELD + ": kzqv8wpt2x\n\n", ""))
                .step(serve(
                        "P1", every(Artefact.ZIP), new ServerFault.Redirect(302, "{P2}/example.com/m/@v/v1.0.0.zip")))
                .step(fetch(M))
                .expect(succeeded(1), tells(FIELD, "P1"), tellsNo(FIELD, "P2"))
                .build();
    }
}
