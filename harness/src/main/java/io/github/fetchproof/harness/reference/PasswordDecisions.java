package io.github.fetchproof.harness.reference;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The part of {@link Decisions} that is about passwords. Pure; safe to share.
 *
 * @see <a href="https://go.dev/ref/mod#private-module-proxy-auth">passing credentials to private proxies</a>
 */
interface PasswordDecisions {

    /**
     * The login that a list entry holds itself (AUTH-001).
     *
     * @param user as the URL says it, decoded; empty for none
     * @param password likewise
     */
    default Optional<Login> inEntry(String user, String password) {
        return user.isEmpty() && password.isEmpty() ? Optional.empty() : Optional.of(new Login(user, password));
    }

    /** Whether a list entry that holds a password is asked over {@code http}: never (AUTH-002). */
    default boolean asksInTheClear() {
        return false;
    }

    /** What {@code .netrc} says: machine to login; that of {@code default} stands under the empty name (AUTH-003, AUTH-004). */
    default Map<String, Login> netrc(String text) {
        return Netrc.logins(text);
    }

    /**
     * What a Docker-style config.json says: machine to login. Where {@code .netrc} has another for a machine, that counts.
     *
     * @throws IllegalArgumentException a sentence, when it cannot be read
     */
    default Map<String, Login> dockerConfig(String json) {
        return DockerConfig.logins(json);
    }

    /**
     * Which login of {@code .netrc} is for a machine: its own alone (AUTH-004, AUTH-009).
     *
     * @param machine a host, and its port unless that is its scheme's own: an entry without a port is for no other (AUTH-005)
     */
    default Optional<Login> ofMachine(Map<String, Login> logins, String machine) {
        return Optional.ofNullable(logins.get(machine));
    }

    /**
     * The login that is told, where an entry holds one and {@code .netrc} another: that of {@code .netrc} (AUTH-006). So did
     * go 1.23; go 1.26 prefers the entry's.
     */
    default Optional<Login> preferred(Optional<Login> inEntry, Optional<Login> inNetrc) {
        return inNetrc.or(() -> inEntry);
    }

    /**
     * Whether the password for a list entry is sent along with a request: over https, to the entry's own host and port (AUTH-003,
     * AUTH-007, AUTH-008).
     */
    default boolean sendsPassword(URI entry, URI url) {
        return entry.getScheme().equals("https")
                && entry.getScheme().equals(url.getScheme())
                && entry.getHost().equalsIgnoreCase(url.getHost())
                && entry.getPort() == url.getPort();
    }

    /**
     * What a request tells besides, of what the programs of GOAUTH said: the fields of the longest beginning of its URL, at
     * slashes, and so nothing to another host that a redirect leads to (AUTH-012, AUTH-013).
     *
     * @param told beginning of a URL, without its scheme and final slash, to header fields
     */
    default Headers ofPrefix(Map<String, Headers> told, HttpUrl url) {
        String prefix = url.toString().substring(url.scheme().length() + "://".length());
        while (!told.containsKey(prefix) && prefix.contains("/")) {
            prefix = prefix.substring(0, prefix.lastIndexOf('/'));
        }
        return told.getOrDefault(prefix, Headers.of());
    }

    /** Whether a URL is told what the programs of GOAUTH said: over https alone (AUTH-013). */
    default boolean mayBeTold(HttpUrl url) {
        return url.isHttps();
    }

    /** Whether the programs of GOAUTH are asked once more after this status: the 4xx (AUTH-012). */
    default boolean asksWhatElseToTell(int status) {
        return status >= 400 && status < 500;
    }
}
