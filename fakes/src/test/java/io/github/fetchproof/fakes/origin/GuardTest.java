package io.github.fetchproof.fakes.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final Guard guard = new Guard(Optional.of(new Login("user", "pass")), Instant::now);

    @Test
    void letsThoseInWhoTellTheLogin() {
        assertThat(refusal(telling("Authorization: Basic dXNlcjpwYXNz"))).isEmpty();
        assertThat(refusal(telling("authorization: Basic dXNlcjpwYXNz"))).isEmpty();
    }

    @Test
    void refusesAllOthers() {
        assertThat(refusal(telling("Authorization: Basic dXNlcjpvdGhlcg=="))).isPresent();
        assertThat(refusal(telling("Cookie: Basic dXNlcjpwYXNz"))).isPresent();
    }

    @Test
    void asksForItWhenItRefuses() {
        Act.Head head = refusal(telling("A: b")).orElseThrow().head().orElseThrow();

        assertThat(head.status()).isEqualTo(401);
        assertThat(head.headers()).contains(new Header("WWW-Authenticate", "Basic realm=\"modules\""));
    }

    @Test
    void saysWhetherSomebodyIsUnknownOrNotAllowed() {
        Token wanted = new Token("k".repeat(32), "read");
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Guard byToken = new Guard(Optional.of(wanted), () -> now);

        assertThat(status(byToken, wanted.authorization("read", now))).isEqualTo(401);
        assertThat(status(byToken, wanted.authorization("write", now.plusSeconds(1))))
                .isEqualTo(403);
        assertThat(byToken.refusal(
                        Optional.empty(),
                        telling("Authorization: " + wanted.authorization("read", now.plusSeconds(1)))))
                .isEmpty();
    }

    @Test
    void refusesNobodyWhereNoLoginIsWanted() {
        assertThat(new Guard(Optional.empty(), Instant::now).refusal(Optional.empty(), telling("A: b")))
                .isEmpty();
    }

    @Test
    void aFaultActsOnARefusalUnlessItNeedsWhatIsRefused() {
        Request request = telling("A: b");
        Script truth = refusal(request).orElseThrow();

        assertThat(guard.refusal(Optional.of(new ServerFault.Silence()), request)
                        .orElseThrow()
                        .end())
                .isEqualTo(Act.End.HOLD);
        assertThat(guard.refusal(Optional.of(new ServerFault.ForgedZip()), request))
                .contains(truth);
    }

    private static int status(Guard guard, String authorization) {
        return guard.refusal(Optional.empty(), telling("Authorization: " + authorization))
                .flatMap(Script::head)
                .orElseThrow()
                .status();
    }

    private Optional<Script> refusal(Request request) {
        return guard.refusal(Optional.empty(), request);
    }

    private static Request telling(String header) {
        return Request.of("GET /example.com/m/@v/list HTTP/1.1", List.of(header))
                .orElseThrow();
    }
}
