package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private final Token wanted = new Token("k".repeat(32), "modules:read");

    @Test
    void letsInWhoTellsATokenWithTheScope() {
        assertThat(refusal(wanted.authorization("profile modules:read", LATER))).isZero();
    }

    @Test
    void refusesWith401WhoTellsNothingOrSomethingElse() {
        assertThat(wanted.refusal(Optional.empty(), NOW)).hasValue(401);
        assertThat(refusal("Basic dXNlcjpwYXNz")).isEqualTo(401);
        assertThat(refusal("Bearer no.token.atall")).isEqualTo(401);
    }

    @Test
    void refusesAnExpiredTokenWith401FromTheSecondItSays() {
        String told = wanted.authorization("modules:read", NOW);

        assertThat(refusal(told)).isEqualTo(401);
        assertThat(wanted.refusal(Optional.of(told), NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void refusesATokenThatAnotherKeySignedWith401() {
        String forged = new Token("f".repeat(32), "modules:read").authorization("modules:read", LATER);

        assertThat(refusal(forged)).isEqualTo(401);
    }

    @Test
    void refusesATokenWithoutTheScopeWith403() {
        assertThat(refusal(wanted.authorization("modules:write", LATER))).isEqualTo(403);
    }

    @Test
    void saysWhichScopeItWants() {
        assertThat(wanted.challenge()).isEqualTo("Bearer realm=\"modules\", scope=\"modules:read\"");
    }

    @Test
    void aKeyThatIsTooShortAndAScopeOfTwoWordsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Token("short", "modules:read"))
                .withMessage("a token's key must have at least 32 bytes: 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Token("k".repeat(32), "two words"))
                .withMessage("a token's scope must be one word: two words");
    }

    private int refusal(String authorization) {
        return wanted.refusal(Optional.of(authorization), NOW).orElse(0);
    }
}
