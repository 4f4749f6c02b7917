package io.github.fetchproof.harness.fetcher;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of one JSON value, from left to right. For one thread and one text. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?");

    private final String text;
    private int at;

    JsonReader(String text) {
        if (text.length() > Json.LENGTH) {
            throw new IllegalArgumentException(
                    "JSON may be " + Json.LENGTH + " characters long, this is " + text.length());
        }
        this.text = text;
    }

    Object document() {
        skipSpace();
        Object value = value(0);
        skipSpace();
        if (at < text.length()) {
            throw expected("the end");
        }
        return value;
    }

    private Object value(int depth) {
        char c = peek();
        if (c == '{') {
            return object(depth + 1);
        } else if (c == '[') {
            return array(depth + 1);
        } else if (c == '"') {
            return string();
        } else if (c == 't') {
            return word("true", true);
        } else if (c == 'f') {
            return word("false", false);
        } else if (c == 'n') {
            return word("null", Json.NULL);
        }
        return number();
    }

    private Map<String, Object> object(int depth) {
        enter(depth);
        Map<String, Object> object = new LinkedHashMap<>();
        if (taken('}')) {
            return object;
        }
        do {
            skipSpace();
            int start = at;
            String key = string();
            if (object.containsKey(key)) {
                at = start;
                throw expected("a key not used before in its object");
            }
            skipSpace();
            take(':', "':'");
            skipSpace();
            object.put(key, value(depth));
            skipSpace();
        } while (taken(','));
        take('}', "',' or '}'");
        return Collections.unmodifiableMap(object);
    }

    private List<Object> array(int depth) {
        enter(depth);
        List<Object> array = new ArrayList<>();
        if (taken(']')) {
            return array;
        }
        do {
            skipSpace();
            array.add(value(depth));
            skipSpace();
        } while (taken(','));
        take(']', "',' or ']'");
        return Collections.unmodifiableList(array);
    }

    private void enter(int depth) {
        if (depth > Json.DEPTH) {
            throw expected("nothing deeper than " + Json.DEPTH + " arrays and objects");
        }
        at++;
        skipSpace();
    }

    private String string() {
        take('"', "a string");
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                string.append(escaped());
            } else if (c < ' ') {
                throw expected("no bare control character in a string");
            } else {
                string.append(c);
                at++;
            }
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        if (c == 'u') {
            return unicode();
        }
        int which = "\"\\/bfnrt".indexOf(c);
        if (which < 0) {
            throw expected("one of \" \\ / b f n r t u after a backslash");
        }
        at++;
        return "\"\\/\b\f\n\r\t".charAt(which);
    }

    private char unicode() {
        at++;
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw expected("four hexadecimal digits after \\u");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private Object number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw expected("a value");
        }
        boolean whole = number.group(1) == null && number.group(2) == null;
        String digits = number.group();
        if (whole && digits.length() <= 20) {
            try {
                Long value = Long.valueOf(digits);
                at = number.end();
                return value;
            } catch (NumberFormatException larger) {
                return fraction(digits);
            }
        }
        return fraction(digits);
    }

    private Double fraction(String digits) {
        double value = Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            throw expected("a number up to " + Double.MAX_VALUE);
        }
        at += digits.length();
        return value;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void take(char c, String name) {
        if (!taken(c)) {
            throw expected(name);
        }
    }

    /** The next character, which must be there. */
    private char peek() {
        if (at >= text.length()) {
            throw expected("more");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException expected(String what) {
        String found = at < text.length() ? String.format("U+%04X", (int) text.charAt(at)) : "the end";
        return new IllegalArgumentException("JSON: at character " + at + " expected " + what + ", found " + found);
    }
}
