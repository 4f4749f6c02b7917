package io.github.fetchproof.harness.reference;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/** A name and a password, both to be kept secret. Immutable. */
public record Login(String user, String password) {

    /** What the header field {@code Authorization} says then. */
    String authorization() {
        return Credentials.basic(user, password, StandardCharsets.UTF_8);
    }

    /** Neither of the two: this may meet a message. */
    @Override
    public String toString() {
        return "a login";
    }
}
