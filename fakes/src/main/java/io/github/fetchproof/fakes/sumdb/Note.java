package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A text and signatures of it. See https://pkg.go.dev/golang.org/x/mod/sumdb/note#hdr-Signed_Note_Format. Immutable.
 *
 * @param text what is signed, with its last newline
 * @param signatures in order, at least one; by whom and whether they are right is not looked at
 */
public record Note(String text, List<Signature> signatures) {

    private static final String BLANK_LINE = "\n\n";
    private static final String DASH = "\u2014 ";
    private static final int MOST_SIGNATURES = 100;
    private static final int KEY_HASH = 4;

    /**
     * A signature of a note.
     *
     * @param name whose it is said to be
     * @param base64 4 bytes of the key's hash, then the signature itself, at least a byte
     */
    public record Signature(String name, String base64) {
        public Signature {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException notBase64) {
                bytes = new byte[0];
            }
            if (!KeyText.isName(name) || bytes.length <= KEY_HASH) {
                throw new IllegalArgumentException(
                        "a signature must have a name, and base64 of a key's hash and more: " + name + " " + base64);
            }
        }

        private boolean claims(VerifierKey key) {
            String hash = HexFormat.of().formatHex(Base64.getDecoder().decode(base64), 0, KEY_HASH);
            return name.equals(key.name()) && hash.equalsIgnoreCase(key.hash());
        }

        private boolean isOf(VerifierKey key, String text) {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return key.verifies(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, KEY_HASH, bytes.length));
        }
    }

    /** @throws IllegalArgumentException when the text does not end in a newline, holds what a note may not, or nobody signed */
    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || !isPlain(text)) {
            throw new IllegalArgumentException(
                    "a note's text must end in a newline and hold no other control character");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a note must have 1 to " + MOST_SIGNATURES + " signatures: it has " + signatures.size());
        }
    }

    /** The text with the signature of a key. */
    public static Note signed(String text, SignerKey key) {
        return new Note(text, List.of(key.sign(text)));
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException when it is none: no blank line, or what follows the last one is other than signatures
     */
    public static Note parse(String message) {
        int end = message.lastIndexOf(BLANK_LINE);
        if (end < 0 || !message.endsWith("\n") || end + BLANK_LINE.length() == message.length()) {
            throw new IllegalArgumentException("a note must end in a blank line and signatures");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : message.substring(end + BLANK_LINE.length(), message.length() - 1)
                .split("\n", -1)) {
            int blank = line.indexOf(' ', DASH.length());
            if (!line.startsWith(DASH) || blank < 0) {
                throw new IllegalArgumentException(
                        "nothing but signatures may follow a note's last blank line: " + line);
            }
            signatures.add(new Signature(line.substring(DASH.length(), blank), line.substring(blank + 1)));
        }
        return new Note(message.substring(0, end + 1), signatures);
    }

    /**
     * Whether this key has signed the text. Signatures of other keys do not matter; where several claim to be this key's, the first
     * counts.
     */
    public boolean isSignedBy(VerifierKey key) {
        return signatures.stream()
                .filter(signature -> signature.claims(key))
                .findFirst()
                .filter(signature -> signature.isOf(key, text))
                .isPresent();
    }

    /** The whole, as it is served. */
    public String render() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> whole.append(DASH)
                .append(signature.name())
                .append(' ')
                .append(signature.base64())
                .append('\n'));
        return whole.toString();
    }

    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || (c >= ' ' && Character.getType(c) != Character.SURROGATE));
    }
}
