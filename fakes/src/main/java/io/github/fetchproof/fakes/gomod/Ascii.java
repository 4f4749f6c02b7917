package io.github.fetchproof.fakes.gomod;

/** The kinds of characters that Go's grammars speak of. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || isLower(c) || isUpper(c);
    }
}
