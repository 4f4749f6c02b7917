package io.github.fetchproof.harness.fetcher;

import java.util.List;
import java.util.Map;

/**
 * One line of JSON (https://www.rfc-editor.org/rfc/rfc8259), read strictly and written plainly, with the JDK alone.
 *
 * <p>In Java an object is a {@code Map<String, Object>} in the order it was written, an array a {@code List<Object>}, a string
 * a {@code String}, a number a {@code Long} where it is a whole number that fits and a finite {@code Double} otherwise, true
 * and false a {@code Boolean}, and null is {@link #NULL}. Stateless; threads may share it.
 */
public final class Json {
    /** The most characters of a text that is read. */
    public static final int LENGTH = 1 << 20;

    /** How deep arrays and objects may lie in one another. */
    public static final int DEPTH = 32;

    /** JSON's null. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private Json() {}

    /**
     * The value that {@code text} says.
     *
     * @throws IllegalArgumentException with what was expected and where, when the text is not one JSON value, names a key of
     *     an object twice, is deeper than {@link #DEPTH} or longer than {@link #LENGTH}
     */
    public static Object read(String text) {
        return new JsonReader(text).document();
    }

    /**
     * The value as one line of printable ASCII: everything else is escaped, so that neither a character set nor a reader's
     * idea of a line end can damage it. Half a surrogate pair is no character and becomes U+FFFD.
     *
     * @throws IllegalArgumentException when a value is none of those {@link #read} returns (any {@code Map}, {@code List},
     *     {@code CharSequence}, whole or floating number will do), is not finite, or is nested deeper than {@link #DEPTH}
     */
    public static String write(Object value) {
        StringBuilder line = new StringBuilder();
        write(value, line, 0);
        return line.toString();
    }

    private static void write(Object value, StringBuilder line, int depth) {
        if (value instanceof Map<?, ?> object) {
            writeObject(object, line, depth + 1);
        } else if (value instanceof List<?> array) {
            writeArray(array, line, depth + 1);
        } else if (value instanceof CharSequence string) {
            writeString(string, line);
        } else if (value instanceof Double || value instanceof Float) {
            writeFraction(((Number) value).doubleValue(), line);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean || value == NULL) {
            line.append(value);
        } else {
            throw new IllegalArgumentException(
                    "JSON has no form for a " + value.getClass().getName());
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder line, int depth) {
        checkDepth(depth);
        line.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            line.append(separator);
            writeString(String.valueOf(entry.getKey()), line);
            line.append(':');
            write(entry.getValue(), line, depth);
            separator = ",";
        }
        line.append('}');
    }

    private static void writeArray(List<?> array, StringBuilder line, int depth) {
        checkDepth(depth);
        line.append('[');
        String separator = "";
        for (Object element : array) {
            line.append(separator);
            write(element, line, depth);
            separator = ",";
        }
        line.append(']');
    }

    private static void writeString(CharSequence string, StringBuilder line) {
        line.append('"');
        string.codePoints()
                .map(each -> each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE ? 0xfffd : each)
                .forEach(each -> writeCharacter(each, line));
        line.append('"');
    }

    private static void writeCharacter(int codePoint, StringBuilder line) {
        for (char c : Character.toChars(codePoint)) {
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (c == '\t') {
                line.append("\\t");
            } else if (c >= ' ' && c <= '~') {
                line.append(c);
            } else {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(Character.forDigit((c >> shift) & 0xf, 16));
                }
            }
        }
    }

    private static void writeFraction(double number, StringBuilder line) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no form for " + number);
        }
        line.append(number);
    }

    private static void checkDepth(int depth) {
        if (depth > DEPTH) {
            throw new IllegalArgumentException("JSON may be nested " + DEPTH + " deep, this is deeper");
        }
    }
}
