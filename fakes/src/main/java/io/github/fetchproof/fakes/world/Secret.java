package io.github.fetchproof.fakes.world;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an origin wants to be told with every request, in the header field {@code Authorization}. Immutable.
 *
 * <p>Each is made up for a run: nothing is lost when it is printed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11">authentication in HTTP</a>
 */
public sealed interface Secret permits Login, Token {

    /**
     * What whoever tells this is refused with; nothing for whoever is let in.
     *
     * @param authorization the field's value, where there is one
     * @param now when it is told
     */
    OptionalInt refusal(Optional<String> authorization, Instant now);

    /** What the header field {@code WWW-Authenticate} of a refusal says. */
    String challenge();
}
