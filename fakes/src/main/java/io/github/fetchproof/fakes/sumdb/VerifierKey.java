package io.github.fetchproof.fakes.sumdb;

/**
 * The public key of a checksum database, by which its notes are known; what stands in {@code GOSUMDB}. Immutable.
 *
 * @param text {@code name+hash+key}
 */
public record VerifierKey(String text) {

    /** @throws IllegalArgumentException when it is no Ed25519 key, or its hash is not that of name and key */
    public VerifierKey {
        KeyText key = KeyText.parse(text);
        KeyText right = KeyText.of(key.name(), key.bytes(), key.bytes());
        if (!key.hash().equalsIgnoreCase(right.hash())) {
            throw new IllegalArgumentException(
                    "a key must have the hash of its name and bytes, " + right.hash() + ": " + text);
        }
    }

    /** Whose key it is: the host, and perhaps path, of the database. */
    public String name() {
        return KeyText.parse(text).name();
    }

    /** The hash by which a signature tells which key made it, eight hexadecimal digits. */
    public String hash() {
        return KeyText.parse(text).hash();
    }

    /** Whether a signature, which may be any bytes, is this key's for the message. */
    public boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(KeyText.parse(text).bytes(), message, signature);
    }

    @Override
    public String toString() {
        return text;
    }
}
