package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.Surroundings;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values from environment variables; a bad one is refused with one sentence. */
record Variables(Surroundings surroundings) {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");

    /** A time above zero, written {@code 250ms}, {@code 2s} or {@code 1m}. */
    Duration duration(String name, Duration fallback) {
        String text = surroundings.get(name, "");
        if (text.isEmpty()) {
            return fallback;
        }
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2);
            Duration duration = unit.equals("ms")
                    ? Duration.ofMillis(count)
                    : unit.equals("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count);
            if (!duration.isZero()) {
                return duration;
            }
        }
        throw wrong(name, "a time above zero such as 250ms, 2s or 1m", text);
    }

    int integer(String name, int fallback, int least, int most) {
        String text = surroundings.get(name, "");
        if (text.isEmpty()) {
            return fallback;
        }
        if (INTEGER.matcher(text).matches()) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw wrong(name, "a whole number from " + least + " to " + most, text);
    }

    double share(String name, double fallback) {
        String text = surroundings.get(name, "");
        if (text.isEmpty()) {
            return fallback;
        }
        if (SHARE.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        throw wrong(name, "a number such as 0.2", text);
    }

    private static IllegalArgumentException wrong(String name, String must, String text) {
        return new IllegalArgumentException(name + " must be " + must + ": " + text);
    }
}
