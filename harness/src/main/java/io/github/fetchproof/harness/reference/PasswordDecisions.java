package io.github.fetchproof.harness.reference;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

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
}
