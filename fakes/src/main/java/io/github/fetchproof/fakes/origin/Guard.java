package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Login;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Whom an origin answers. Pure.
 *
 * @param login what a request must tell; empty where everybody may ask
 */
record Guard(Optional<Login> login) {

    private static final Script REFUSAL = Script.plain(
            401,
            List.of(
                    new Header("Content-Type", ProxyOrigin.TEXT),
                    new Header("WWW-Authenticate", "Basic realm=\"modules\"")),
            "who are you\n".getBytes(StandardCharsets.UTF_8),
            true);

    /** The answer to a request that does not tell the login, on which a fault may act; empty for one that does. */
    Optional<Script> refusal(Optional<ServerFault> fault, Request request) {
        if (login.isEmpty() || request.header("Authorization").equals(login.map(Login::authorization))) {
            return Optional.empty();
        }
        Script played =
                fault.map(acting -> Sabotage.of(REFUSAL, acting, request)).orElse(REFUSAL);
        return Optional.of(request.method().equals("HEAD") ? played.withoutBody() : played);
    }
}
