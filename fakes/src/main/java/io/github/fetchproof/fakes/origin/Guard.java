package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom an origin answers. Pure, but for the clock.
 *
 * @param secret what a request must tell; empty where everybody may ask
 * @param clock by which it may have expired
 */
record Guard(Optional<Secret> secret, InstantSource clock) {

    /** The answer to a request that is not let in, on which a fault may act; empty for one that is. */
    Optional<Script> refusal(Optional<ServerFault> fault, Request request) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt status = secret.get().refusal(request.header("Authorization"), clock.instant());
        if (status.isEmpty()) {
            return Optional.empty();
        }
        Script refusal = refusal(status.getAsInt(), secret.get().challenge());
        Script played =
                fault.map(acting -> Sabotage.of(refusal, acting, request)).orElse(refusal);
        return Optional.of(request.method().equals("HEAD") ? played.withoutBody() : played);
    }

    private static Script refusal(int status, String challenge) {
        return Script.plain(
                status,
                List.of(new Header("Content-Type", ProxyOrigin.TEXT), new Header("WWW-Authenticate", challenge)),
                (status == 401 ? "who are you\n" : "not for you\n").getBytes(StandardCharsets.UTF_8),
                true);
    }
}
