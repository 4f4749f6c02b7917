package io.github.fetchproof.fakes.sumdb;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A hash in a log's tree, 32 bytes of SHA-256: of a record, or of two hashes below it. See
 * https://www.rfc-editor.org/rfc/rfc6962#section-2.1. Immutable.
 */
public final class Hash {

    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    /** What stands for a tree without records. */
    public static final Hash OF_EMPTY_TREE = sha256();

    private static final byte[] RECORD = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash with these bytes.
     *
     * @throws IllegalArgumentException when there are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash must have " + BYTES + " bytes: it has " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash of a record, a leaf of the tree. */
    public static Hash ofRecord(byte[] text) {
        return sha256(RECORD, text);
    }

    /** The hash of the node above two. */
    public static Hash ofNode(Hash left, Hash right) {
        return sha256(NODE, left.bytes, right.bytes);
    }

    static Hash sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has SHA-256", missing);
        }
    }

    /** Its 32 bytes, a new array. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As it stands in a note: base64 with padding. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
