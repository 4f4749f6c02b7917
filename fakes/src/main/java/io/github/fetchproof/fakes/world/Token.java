package io.github.fetchproof.fakes.world;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bearer tokens, as an origin wants to be told one: a JSON Web Token that it signed itself, that has not expired, and whose
 * {@code scope} has the word it wants. One that it does not believe, or no more, is refused with 401; one that it believes, but
 * that is for something else, with 403.
 *
 * @param key what they are signed with, by HMAC and SHA-256: at least 32 bytes
 * @param scope a word that must be among those of the token
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">bearer tokens: what they are refused with</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">JSON Web Token</a>
 */
public record Token(String key, String scope) implements Secret {

    private static final int LEAST_KEY = 32;
    private static final String SCHEME = "Bearer ";
    private static final String SCOPE = "scope";

    /** @throws IllegalArgumentException when the key is too short, or the scope is not one word */
    public Token {
        if (key.getBytes(StandardCharsets.UTF_8).length < LEAST_KEY) {
            throw new IllegalArgumentException(
                    "a token's key must have at least " + LEAST_KEY + " bytes: " + key.length());
        }
        if (!scope.matches("\\S+")) {
            throw new IllegalArgumentException("a token's scope must be one word: " + scope);
        }
    }

    /**
     * What the header field {@code Authorization} says with a token signed here.
     *
     * @param scopes words with blanks between them, whichever
     * @param expires the first moment at which it is refused, in whole seconds
     */
    public String authorization(String scopes, Instant expires) {
        return SCHEME
                + JWT.create().withClaim(SCOPE, scopes).withExpiresAt(expires).sign(algorithm());
    }

    @Override
    public OptionalInt refusal(Optional<String> authorization, Instant now) {
        String told = authorization.filter(value -> value.startsWith(SCHEME)).orElse(SCHEME);
        try {
            DecodedJWT token = JWT.decode(told.substring(SCHEME.length()));
            algorithm().verify(token);
            Instant expires = Optional.ofNullable(token.getExpiresAtAsInstant()).orElse(now);
            if (!now.isBefore(expires)) {
                return OptionalInt.of(401);
            }
            String scopes =
                    Optional.ofNullable(token.getClaim(SCOPE).asString()).orElse("");
            return List.of(scopes.split(" ", -1)).contains(scope) ? OptionalInt.empty() : OptionalInt.of(403);
        } catch (JWTVerificationException notBelieved) {
            return OptionalInt.of(401);
        }
    }

    @Override
    public String challenge() {
        return "Bearer realm=\"modules\", scope=\"" + scope + "\"";
    }

    private Algorithm algorithm() {
        return Algorithm.HMAC256(key);
    }
}
