package io.github.fetchproof.fakes.cache;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes as they come. For one thread. */
final class Sha256 {
    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JVM has SHA-256", impossible);
        }
    }

    /** Takes all that is left in {@code bytes}. */
    void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    /** A stream that takes what is written. */
    OutputStream asStream() {
        return new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    }

    /** The hash of what came so far, in lower case; afterwards it begins anew. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
