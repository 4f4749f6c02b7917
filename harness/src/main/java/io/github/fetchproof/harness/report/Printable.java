package io.github.fetchproof.harness.report;

/**
 * Text that can do no harm where it is shown: characters that steer a terminal, turn the reading direction, or show nothing
 * are written as an escape that can be read ({@code \}{@code u001b}).
 */
final class Printable {
    private Printable() {}

    /** One line: line ends and tabs are escaped too, as {@code \n}, {@code \r} and {@code \t}. */
    static String line(String text) {
        return escape(text, false);
    }

    /** Several lines: line feeds and tabs stay, carriage returns are escaped. */
    static String block(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLines) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if ((keepLines && (point == '\n' || point == '\t')) || isHarmless(point)) {
                safe.appendCodePoint(point);
            } else {
                appendEscape(safe, point);
            }
        }
        return safe.toString();
    }

    private static boolean isHarmless(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static void appendEscape(StringBuilder safe, int point) {
        if (point == '\n') {
            safe.append("\\n");
        } else if (point == '\r') {
            safe.append("\\r");
        } else if (point == '\t') {
            safe.append("\\t");
        } else {
            for (char unit : Character.toChars(point)) {
                safe.append(String.format("\\u%04x", (int) unit));
            }
        }
    }
}
