package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of a word in a strategy's expression. Its default tells what it is: {@code 100ms} a length of time, {@code
 * 10%} a share, {@code 2.0} a number, {@code 3} a count.
 */
public record Parameter(String name, String byDefault) {
    private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|ms|s|m|h)");
    private static final Pattern SHARE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)%");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    /** Parameters of which each is written as {@code name=default}. */
    static List<Parameter> list(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new Parameter(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1)))
                .toList();
    }

    /**
     * The value of a text: a {@link Duration}, a {@link Double} or an {@link Integer}.
     *
     * @throws IllegalArgumentException when the text is of another kind than the default
     */
    Object value(String text) {
        if (TIME.matcher(byDefault).matches()) {
            return time(text);
        }
        if (SHARE.matcher(byDefault).matches()) {
            return share(text);
        }
        if (COUNT.matcher(byDefault).matches()) {
            return count(text);
        }
        return number(text);
    }

    private Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw wrong("a time such as " + byDefault, text);
        }
        double nanos = Double.parseDouble(time.group(1)) * unit(time.group(2));
        if (nanos > RetryAfter.LONGEST.toNanos()) {
            throw wrong("at most 292 years", text);
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            default -> 3600e9;
        };
    }

    private Double share(String text) {
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return Double.parseDouble(share.group(1)) / 100;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("a share such as " + byDefault, text);
        }
        return Double.valueOf(text);
    }

    private Integer count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw wrong("a whole number such as " + byDefault, text);
        }
        return Integer.valueOf(text);
    }

    private Double number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("a number such as " + byDefault, text);
        }
        return Double.valueOf(text);
    }

    private IllegalArgumentException wrong(String must, String text) {
        return new IllegalArgumentException(name + " must be " + must + ": " + text);
    }
}
