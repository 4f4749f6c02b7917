package io.github.fetchproof.fakes.origin;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One header field.
 *
 * @param name as it is written on the wire
 * @param value as it is written on the wire, without surrounding blanks
 */
public record Header(String name, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7e]*");

    /** Whether this is a well-formed field that leaves framing and connection alone, so that any server may send it. */
    boolean isOrdinary() {
        String lower = name.toLowerCase(Locale.ROOT);
        return TOKEN.matcher(name).matches()
                && TEXT.matcher(value).matches()
                && !lower.equals("content-length")
                && !lower.equals("transfer-encoding")
                && !lower.equals("connection")
                && !lower.equals("content-encoding");
    }

    /** The field as a line, without line end. */
    String line() {
        return name + ": " + value;
    }
}
