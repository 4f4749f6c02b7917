package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a caller wants a proxy to be; what it leaves out is absent.
 *
 * @param name the proxy's name
 * @param listen where it listens
 * @param upstream where it leads
 * @param enabled whether it listens at all
 */
record ProxyOrder(
        Optional<String> name, Optional<String> listen, Optional<String> upstream, Optional<Boolean> enabled) {

    /** Reads it from JSON; {@code structure} names the type in Toxiproxy's error texts. */
    static ProxyOrder read(JsonNode json, String structure) throws ApiError {
        Body body = new Body(json, structure);
        return new ProxyOrder(body.text("name"), body.text("listen"), body.text("upstream"), body.flag("enabled"));
    }

    /** Checks that it can be a new proxy; {@code where} ends the sentence otherwise. */
    void complete(String where) throws ApiError {
        if (name.orElse("").isEmpty()) {
            throw new ApiError(400, "missing required field: name" + where);
        }
        if (upstream.orElse("").isEmpty()) {
            throw new ApiError(400, "missing required field: upstream" + where);
        }
    }
}
