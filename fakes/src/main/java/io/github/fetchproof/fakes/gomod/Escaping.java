package io.github.fetchproof.fakes.gomod;

import java.util.Optional;

/**
 * Case encoding: each upper-case letter becomes an exclamation mark and its lower-case letter, so that names stay apart on
 * file systems that ignore case. See https://go.dev/ref/mod#goproxy-protocol.
 */
final class Escaping {

    private Escaping() {}

    /** @param plain ASCII without exclamation marks */
    static String escape(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Ascii.isUpper(c)) {
                escaped.append('!').append((char) (c - 'A' + 'a'));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** The plain form; empty when {@code escaped} holds an upper-case letter, a stray mark or a character beyond ASCII. */
    static Optional<String> unescape(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        boolean marked = false;
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c >= 0x80 || Ascii.isUpper(c) || (marked && !Ascii.isLower(c))) {
                return Optional.empty();
            }
            if (marked) {
                plain.append((char) (c - 'a' + 'A'));
                marked = false;
            } else if (c == '!') {
                marked = true;
            } else {
                plain.append(c);
            }
        }
        return marked ? Optional.empty() : Optional.of(plain.toString());
    }
}
