package io.github.fetchproof.fakes.gomod;

import java.util.Locale;

/** Text that came from outside, which may be anything. */
final class ForeignText {

    private static final int MOST = 200;

    private ForeignText() {}

    /** Whether {@code text} cannot be written in UTF-8, for a surrogate that stands alone. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The text as it may stand in a sentence: in quotes, cut at 200 characters, control characters spelled out. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(MOST).forEach(c -> {
            if (isInvisible(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append(text.codePointCount(0, text.length()) > MOST ? "…\"" : "\"")
                .toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
