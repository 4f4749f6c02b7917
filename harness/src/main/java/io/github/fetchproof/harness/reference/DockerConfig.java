package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the logins of a Docker-style {@code config.json}, as clusters hand them to builds. Its programs ({@code credHelpers}, {@code
 * credsStore}) are not asked. Pure.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties">config.json</a>
 */
final class DockerConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DockerConfig() {}

    /**
     * Machine to login, of entries that have a name and a password; a registry's scheme and path do not count.
     *
     * @throws IllegalArgumentException a sentence without any of its text, which is secret
     */
    static Map<String, Login> logins(String json) {
        Map<String, Login> logins = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root(json).path("auths").properties()) {
            login(entry.getValue()).ifPresent(login -> logins.putIfAbsent(machine(entry.getKey()), login));
        }
        return logins;
    }

    private static JsonNode root(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw wrong(wrong.getLocation().getLineNr());
        }
    }

    private static IllegalArgumentException wrong(int line) {
        return new IllegalArgumentException("a Docker-style config.json must be JSON, which it is not in line " + line);
    }

    private static String machine(String registry) {
        return registry.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }

    private static Optional<Login> login(JsonNode entry) {
        String both = decoded(entry.path("auth").asText());
        int colon = both.indexOf(':');
        Login login = colon < 0
                ? new Login(
                        entry.path("username").asText(), entry.path("password").asText())
                : new Login(both.substring(0, colon), both.substring(colon + 1));
        return login.user().isEmpty() || login.password().isEmpty() ? Optional.empty() : Optional.of(login);
    }

    /** Empty when it is not Base64. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }
}
