package io.github.fetchproof.fakes.world;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A name and a password that an origin wants to be told, by HTTP's Basic scheme. See https://www.rfc-editor.org/rfc/rfc7617.
 *
 * <p>Both are made up: nothing is lost when they are printed. Immutable.
 *
 * @param user letters, digits, {@code -} and {@code _}, at least one
 * @param password likewise
 */
public record Login(String user, String password) implements Secret {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

    /** @throws IllegalArgumentException when either is empty, or has a character that would have to be escaped somewhere */
    public Login {
        if (!PLAIN.matcher(user).matches() || !PLAIN.matcher(password).matches()) {
            throw new IllegalArgumentException("a login must be of letters, digits, - and _: " + user + ":" + password);
        }
    }

    /** What the header field {@code Authorization} says then. */
    public String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public OptionalInt refusal(Optional<String> authorization, Instant now) {
        return authorization.equals(Optional.of(authorization())) ? OptionalInt.empty() : OptionalInt.of(401);
    }

    @Override
    public String challenge() {
        return "Basic realm=\"modules\"";
    }

    /** As it stands in a URL before the host: {@code user:password@}. */
    public String inUrl() {
        return user + ":" + password + "@";
    }
}
