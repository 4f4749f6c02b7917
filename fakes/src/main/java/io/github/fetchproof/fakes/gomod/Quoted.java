package io.github.fetchproof.fakes.gomod;

/** Foreign text as it may stand in a sentence: quoted, cut at 200 characters, control characters spelled out. */
final class Quoted {

    private static final int MOST = 200;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < MOST; i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(text.length() > MOST ? "…\"" : "\"").toString();
    }
}
