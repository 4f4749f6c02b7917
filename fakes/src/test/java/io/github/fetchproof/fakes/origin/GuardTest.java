package io.github.fetchproof.fakes.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Login;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final Guard guard = new Guard(Optional.of(new Login("user", "pass")));

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
    void refusesNobodyWhereNoLoginIsWanted() {
        assertThat(new Guard(Optional.empty()).refusal(Optional.empty(), telling("A: b")))
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

    private Optional<Script> refusal(Request request) {
        return guard.refusal(Optional.empty(), request);
    }

    private static Request telling(String header) {
        return Request.of("GET /example.com/m/@v/list HTTP/1.1", List.of(header))
                .orElseThrow();
    }
}
