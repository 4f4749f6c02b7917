package io.github.fetchproof.fakes.gomod;

/** Unicode simple case folding: two texts are equal but for case when they fold to the same text. */
final class CaseFolding {

    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int DOTLESS_SMALL_I = 0x131;

    private CaseFolding() {}

    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(CaseFolding::fold).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Going up first joins letters that share a capital, as the two small sigmas do, and the Kelvin sign with k. */
    private static int fold(int c) {
        if (c == DOTTED_CAPITAL_I || c == DOTLESS_SMALL_I) {
            return c; // They fold to i in Turkish alone.
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
