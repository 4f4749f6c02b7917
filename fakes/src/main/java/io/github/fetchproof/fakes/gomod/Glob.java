package io.github.fetchproof.fakes.gomod;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A shell pattern for slash-separated paths: {@code *} and {@code ?} for other than a slash, {@code [a-z]} and {@code [^a-z]},
 * {@code \} before a character that stands for itself. See https://pkg.go.dev/path#Match.
 */
final class Glob {

    private static final Token STAR = new Token(true, c -> c != '/');

    /** One character of a name, or with {@code many} any number of them. */
    private record Token(boolean many, IntPredicate allows) {}

    private final List<Token> tokens = new ArrayList<>();
    private boolean malformed;

    private Glob() {}

    static Glob parse(String pattern) {
        Glob glob = new Glob();
        int[] chars = pattern.codePoints().toArray();
        int at = 0;
        while (at < chars.length && !glob.malformed) {
            at = glob.parseOne(chars, at);
        }
        return glob;
    }

    /** Reads the token at {@code at}, and says where the next one begins. */
    private int parseOne(int[] chars, int at) {
        int c = chars[at];
        if (c == '*') {
            if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).many()) {
                tokens.add(STAR);
            }
            return at + 1;
        }
        if (c == '?') {
            tokens.add(new Token(false, other -> other != '/'));
            return at + 1;
        }
        if (c == '[') {
            return parseClass(chars, at + 1);
        }
        int literalAt = c == '\\' ? at + 1 : at;
        if (literalAt == chars.length) {
            malformed = true;
            return literalAt;
        }
        int literal = chars[literalAt];
        tokens.add(new Token(false, other -> other == literal));
        return literalAt + 1;
    }

    private record Range(int low, int high) {
        boolean holds(int c) {
            return low <= c && c <= high;
        }
    }

    private int parseClass(int[] chars, int start) {
        int at = start;
        boolean negated = at < chars.length && chars[at] == '^';
        if (negated) {
            at++;
        }
        List<Range> ranges = new ArrayList<>();
        while (!(at < chars.length && chars[at] == ']' && !ranges.isEmpty())) {
            int lowAt = memberAt(chars, at);
            int highAt = lowAt;
            if (lowAt >= 0 && chars[lowAt + 1] == '-') {
                highAt = memberAt(chars, lowAt + 2);
            }
            if (highAt < 0) {
                malformed = true;
                return chars.length;
            }
            ranges.add(new Range(chars[lowAt], chars[highAt]));
            at = highAt + 1;
        }
        tokens.add(new Token(false, c -> ranges.stream().anyMatch(range -> range.holds(c)) != negated));
        return at + 1;
    }

    /** Where the member of a class that is written at {@code at} stands; negative when there is none, or nothing after it. */
    private static int memberAt(int[] chars, int at) {
        if (at >= chars.length || chars[at] == '-' || chars[at] == ']') {
            return -1;
        }
        int member = chars[at] == '\\' ? at + 1 : at;
        return member + 1 < chars.length ? member : -1;
    }

    boolean isMalformed() {
        return malformed;
    }

    /** Whether the whole of {@code name} matches; never when the pattern is malformed. */
    boolean matches(String name) {
        if (malformed) {
            return false;
        }
        int[] chars = name.codePoints().toArray();
        int token = 0;
        int at = 0;
        int star = -1;
        int starAt = 0;
        while (at < chars.length || token < tokens.size()) {
            if (token < tokens.size() && tokens.get(token).many()) {
                star = token++;
                starAt = at;
            } else if (at < chars.length
                    && token < tokens.size()
                    && tokens.get(token).allows().test(chars[at])) {
                token++;
                at++;
            } else if (star >= 0 && starAt < chars.length && chars[starAt] != '/') {
                // The last star takes one character more.
                starAt++;
                at = starAt;
                token = star + 1;
            } else {
                return false;
            }
        }
        return true;
    }
}
