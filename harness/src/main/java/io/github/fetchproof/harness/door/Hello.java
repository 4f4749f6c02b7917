package io.github.fetchproof.harness.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fetchproof.harness.fetcher.Capability;
import java.util.EnumSet;
import java.util.Set;

/** What a subject says of itself at the beginning of a session. */
record Hello(String name, String version, Set<Capability> capabilities) {
    static final int PROTOCOL = 1;

    Hello {
        capabilities = Set.copyOf(capabilities);
    }

    /** @throws IllegalArgumentException when the message is no hello of this protocol, with the reason */
    static Hello of(JsonNode message) {
        JsonNode protocol = message.path("protocol");
        if (!protocol.isInt() || protocol.intValue() != PROTOCOL) {
            throw new IllegalArgumentException(
                    "protocol must be " + PROTOCOL + ": " + (protocol.isMissingNode() ? "none" : protocol));
        }
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (JsonNode each : message.path("capabilities")) {
            capabilities.add(Capability.of(each.asText()));
        }
        String version =
                message.path("version").asText("unknown").lines().findFirst().orElse("unknown");
        return new Hello(message.path("name").asText("unnamed"), version, capabilities);
    }
}
