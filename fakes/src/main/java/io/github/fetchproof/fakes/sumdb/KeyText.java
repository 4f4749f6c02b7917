package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key as it is written: {@code name+hash+key}. See https://pkg.go.dev/golang.org/x/mod/sumdb/note#hdr-Generating_Keys.
 *
 * @param name whose key it is: not empty, without blanks and pluses
 * @param hash eight hexadecimal digits: the beginning of the SHA-256 of the name and the public key
 * @param key base64 of a byte that names Ed25519 and of 32 bytes
 */
record KeyText(String name, String hash, String key) {

    private static final byte ED25519 = 1;

    /** @throws IllegalArgumentException when it is no such key; whether the hash is right is not looked at */
    KeyText {
        byte[] tagged = decoded(key);
        if (!isName(name)
                || !hash.matches("[0-9a-fA-F]{8}")
                || tagged.length != Ed25519.KEY_BYTES + 1
                || tagged[0] != ED25519) {
            throw new IllegalArgumentException(
                    "a key must read name+hash+key and be one of Ed25519: " + name + "+" + hash + "+" + key);
        }
    }

    /** The key {@code bytes}, whose public key is {@code publicKey}. */
    static KeyText of(String name, byte[] publicKey, byte[] bytes) {
        byte[] named = (name + "\n").getBytes(UTF_8);
        byte[] hash = Hash.sha256(named, tagged(publicKey)).bytes();
        return new KeyText(
                name, HexFormat.of().formatHex(hash, 0, 4), Base64.getEncoder().encodeToString(tagged(bytes)));
    }

    /** @throws IllegalArgumentException when it is no such key */
    static KeyText parse(String text) {
        String[] parts = text.split("\\+", 3);
        return new KeyText(parts[0], parts.length < 2 ? "" : parts[1], parts.length < 3 ? "" : parts[2]);
    }

    /** Whether keys may bear this name. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints().noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** The 32 bytes of the key alone. */
    byte[] bytes() {
        byte[] tagged = decoded(key);
        return Arrays.copyOfRange(tagged, 1, tagged.length);
    }

    private static byte[] tagged(byte[] key) {
        byte[] tagged = new byte[key.length + 1];
        tagged[0] = ED25519;
        System.arraycopy(key, 0, tagged, 1, key.length);
        return tagged;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return name + "+" + hash + "+" + key;
    }
}
