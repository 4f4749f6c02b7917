package io.github.fetchproof.scenarios.catalogue;

import static io.github.fetchproof.fakes.fault.Trigger.every;
import static io.github.fetchproof.harness.expectation.Answers.messageLacks;
import static io.github.fetchproof.harness.expectation.Checks.dialsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.failedCleanly;
import static io.github.fetchproof.harness.expectation.Checks.noRequestsAt;
import static io.github.fetchproof.harness.expectation.Checks.requestsAtMost;
import static io.github.fetchproof.harness.expectation.Checks.succeeded;
import static io.github.fetchproof.harness.expectation.Traffic.isToldAPassword;
import static io.github.fetchproof.harness.expectation.Traffic.tellsAPassword;
import static io.github.fetchproof.harness.expectation.Traffic.tellsNoPassword;
import static io.github.fetchproof.harness.scenario.ScenarioBuilder.scenario;
import static io.github.fetchproof.harness.scenario.Step.fetch;
import static io.github.fetchproof.harness.scenario.Step.serve;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.fakes.world.World.Encryption;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Passwords for proxies: who is told them, and who must not be. See
 * https://go.dev/ref/mod#private-module-proxy-auth.
 */
final class AuthScenarios {

    private static final String M = "example.com/m@v1.0.0";
    private static final Module MODULE = Module.of(M);
    private static final String SECRET = "kzqv8wpt2x";
    private static final Login LOGIN = new Login("builder", SECRET);
    private static final String ENTRY = "machine {host:P1} login builder password " + SECRET + "\n";

    /** A proxy that speaks TLS and wants the login. */
    private static final World GUARDED = World.empty()
            .proxy("P1", MODULE)
            .encrypted("P1", Encryption.ANNOUNCED)
            .guarded("P1", LOGIN);

    private AuthScenarios() {}

    static List<Scenario> all() {
        return List.of(
                entryTellsItsPassword(),
                nothingIsToldInTheClear(),
                netrcIsRead(),
                netrcIsForTlsAlone(),
                netrcMayRunOverLines(),
                defaultIsForNobody(),
                redirectTakesNoPasswordAlong(),
                passwordIsForOneEntry(),
                machineHasItsOwnPassword(),
                dockerConfigIsRead(),
                passwordIsNeverSaid(),
                refusalIsFinal());
    }

    private static Scenario entryTellsItsPassword() {
        return scenario("auth/entry-tells-its-password")
                .must("tell a proxy the name and password that its list entry holds, with every request")
                .because(
                        "A company's proxy answers nobody else; a request without them costs a round trip or the build.")
                .rules("AUTH-001")
                .world(GUARDED)
                .goproxy("login@P1")
                .step(fetch(M))
                .expect(succeeded(1), tellsAPassword("P1"))
                .build();
    }

    private static Scenario nothingIsToldInTheClear() {
        return scenario("auth/nothing-is-told-in-the-clear")
                .must("refuse a list entry with a password that is not https, before it dials anybody")
                .because("Whoever listens on the road would have the password.")
                .rules("AUTH-002")
                .world(World.empty().proxy("P1", MODULE).guarded("P1", LOGIN))
                .goproxy("login@P1")
                .step(fetch(M))
                .expect(failedCleanly(1), noRequestsAt("P1"), dialsAtMost(0, "P1"))
                .build();
    }

    private static Scenario netrcIsRead() {
        return scenario("auth/netrc-is-read")
                .must("tell a proxy the name and password that .netrc has for its host")
                .because("A list of proxies ends up in logs and images; .netrc is where the go command looks besides.")
                .rules("AUTH-003")
                .world(GUARDED)
                .goproxy("P1")
                .netrc(ENTRY)
                .step(fetch(M))
                .expect(succeeded(1), tellsAPassword("P1"))
                .build();
    }

    private static Scenario netrcIsForTlsAlone() {
        return scenario("auth/netrc-is-for-tls-alone")
                .must("tell nobody over http what .netrc has")
                .because("An entry of GOPROXY may be http by an oversight, which must not cost the password.")
                .rules("AUTH-003")
                .world(World.empty()
                        .proxy("P1")
                        .proxy("P2", MODULE)
                        .encrypted("P2", Encryption.ANNOUNCED)
                        .guarded("P2", LOGIN))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .netrc(ENTRY + ENTRY.replace("P1", "P2"))
                .step(fetch(M))
                .expect(succeeded(1), tellsNoPassword("P1"), isToldAPassword("P2"))
                .build();
    }

    private static Scenario netrcMayRunOverLines() {
        return scenario("auth/netrc-may-run-over-lines")
                .must(
                        "read an entry over several lines, pass over words it does not know, and take the first of two entries")
                .because("Such files are as old as ftp, and written by many tools.")
                .rules("AUTH-004")
                .world(GUARDED)
                .goproxy("P1")
                .netrc(
                        "machine other.example.com login nobody\nmachine {host:P1}\n\taccount x\n\tlogin builder\n\tpassword "
                                + SECRET + "\nmachine {host:P1} login builder password another\n")
                .step(fetch(M))
                .expect(succeeded(1))
                .build();
    }

    private static Scenario defaultIsForNobody() {
        return scenario("auth/default-is-for-nobody")
                .must("tell no proxy the name and password under default in .netrc")
                .because("Every host of every module would be told them.")
                .rules("AUTH-004")
                .world(World.empty().proxy("P1", MODULE).encrypted("P1", Encryption.ANNOUNCED))
                .goproxy("P1")
                .netrc("default login builder password " + SECRET + "\n")
                .step(fetch(M))
                .expect(succeeded(1), tellsNoPassword("P1"))
                .build();
    }

    private static Scenario redirectTakesNoPasswordAlong() {
        return scenario("auth/redirect-takes-no-password-along")
                .must("tell no other host the password when a proxy redirects there")
                .because("Proxies redirect to storage of others, which would have the password. golang/go#77839")
                .rules("AUTH-007")
                .world(GUARDED.proxy("P2", MODULE).encrypted("P2", Encryption.ANNOUNCED))
                .goproxy("login@P1")
                .step(serve(
                        "P1", every(Artefact.ZIP), new ServerFault.Redirect(302, "{P2}/example.com/m/@v/v1.0.0.zip")))
                .step(fetch(M))
                .expect(succeeded(1), tellsNoPassword("P2"))
                .build();
    }

    private static Scenario passwordIsForOneEntry() {
        return scenario("auth/password-is-for-one-entry")
                .must("tell the password of one list entry to no other")
                .because("The next entry is mostly a public proxy.")
                .rules("AUTH-009")
                .world(World.empty()
                        .proxy("P1")
                        .encrypted("P1", Encryption.ANNOUNCED)
                        .guarded("P1", LOGIN)
                        .proxy("P2", MODULE)
                        .encrypted("P2", Encryption.ANNOUNCED))
                .goproxy("login@P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .step(fetch(M))
                .expect(succeeded(1), tellsNoPassword("P2"))
                .build();
    }

    private static Scenario machineHasItsOwnPassword() {
        return scenario("auth/machine-has-its-own-password")
                .must("tell a machine's password in .netrc to no other machine")
                .because("The file holds the passwords of all hosts a user has.")
                .rules("AUTH-009")
                .world(World.empty().proxy("P1", MODULE).encrypted("P1", Encryption.ANNOUNCED))
                .goproxy("P1")
                .netrc("machine other.example.com login builder password " + SECRET + "\n")
                .step(fetch(M))
                .expect(succeeded(1), tellsNoPassword("P1"))
                .build();
    }

    private static Scenario dockerConfigIsRead() {
        String login = Base64.getEncoder().encodeToString(("builder:" + SECRET).getBytes(UTF_8));
        return scenario("auth/docker-config-is-read")
                .must("tell a host the login that a Docker-style config.json has for it, and no other host")
                .because("Clusters hand the passwords of a company's hosts to builds in that form.")
                .rules("AUTH-009")
                .world(World.empty()
                        .proxy("P1")
                        .encrypted("P1", Encryption.ANNOUNCED)
                        .guarded("P1", LOGIN)
                        .proxy("P2", MODULE)
                        .encrypted("P2", Encryption.ANNOUNCED))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST, Capability.DOCKER_CONFIG)
                .set("DOCKER_AUTH_CONFIG", "{\"auths\": {\"https://{host:P1}/v1/\": {\"auth\": \"" + login + "\"}}}")
                .step(fetch(M))
                .expect(succeeded(1), isToldAPassword("P1"), tellsNoPassword("P2"))
                .build();
    }

    private static Scenario passwordIsNeverSaid() {
        return scenario("auth/password-is-never-said")
                .must("keep the password out of what it says when it fails")
                .because("What a build says is read by everybody.")
                .rules("AUTH-010")
                .world(GUARDED)
                .goproxy("login@P1")
                .step(serve("P1", every(Artefact.ANY), new ServerFault.Status(403, Map.of(), "not for you\n")))
                .step(fetch(M))
                .expect(failedCleanly(1), messageLacks(1, SECRET))
                .build();
    }

    private static Scenario refusalIsFinal() {
        return scenario("auth/refusal-is-final")
                .should("ask a proxy that refuses a password no more than once again")
                .because("Asking on locks accounts, and no answer will be another.")
                .rules("AUTH-014", "AUTH-011")
                .world(GUARDED.proxy("P2", MODULE))
                .goproxy("P1,P2")
                .needs(Capability.GOPROXY_LIST)
                .netrc("machine {host:P1} login builder password another\n")
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
}
