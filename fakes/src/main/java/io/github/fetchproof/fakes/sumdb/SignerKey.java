package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The private key of a checksum database, with which it signs its notes. Immutable.
 *
 * @param text {@code PRIVATE+KEY+name+hash+key}, where the hash is that of the public key
 */
public record SignerKey(String text) {

    private static final String PREFIX = "PRIVATE+KEY+";

    /** @throws IllegalArgumentException when it is no private Ed25519 key, or its hash is not that of name and public key */
    public SignerKey {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a private key must begin with " + PREFIX + ": " + text);
        }
        KeyText key = KeyText.parse(text.substring(PREFIX.length()));
        String right = KeyText.of(key.name(), Ed25519.publicKey(key.bytes()), key.bytes())
                .hash();
        if (!key.hash().equalsIgnoreCase(right)) {
            throw new IllegalArgumentException(
                    "a key must have the hash of its name and public key, " + right + ": " + text);
        }
    }

    /**
     * The key of that name that grows from a seed.
     *
     * @param seed 32 bytes
     */
    public static SignerKey of(String name, byte[] seed) {
        return new SignerKey(PREFIX + KeyText.of(name, Ed25519.publicKey(seed), seed));
    }

    /** Whose key it is. */
    public String name() {
        return key().name();
    }

    /** The public key that belongs to it. */
    public VerifierKey verifier() {
        byte[] publicKey = Ed25519.publicKey(key().bytes());
        return new VerifierKey(KeyText.of(name(), publicKey, publicKey).toString());
    }

    /** The signature under a note with this text. */
    public Note.Signature sign(String note) {
        byte[] hash = HexFormat.of().parseHex(key().hash());
        byte[] signature = Ed25519.sign(key().bytes(), note.getBytes(UTF_8));
        byte[] both = Arrays.copyOf(hash, hash.length + signature.length);
        System.arraycopy(signature, 0, both, hash.length, signature.length);
        return new Note.Signature(name(), Base64.getEncoder().encodeToString(both));
    }

    private KeyText key() {
        return KeyText.parse(text.substring(PREFIX.length()));
    }

    /** Without the key itself. */
    @Override
    public String toString() {
        return "private key of " + name();
    }
}
