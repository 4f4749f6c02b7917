package io.github.fetchproof.harness.expectation;

import io.github.fetchproof.harness.trace.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Translates between a scenario's words and what a run calls its modules. */
final class Wording {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private Wording() {}

    /** A text of the scenario's, as the run says it. */
    static String real(Trace trace, String text) {
        String said = text;
        for (Map.Entry<String, String> each : longestFirst(trace, Map.Entry.comparingByKey(byLength()))) {
            said = said.replace(each.getKey(), each.getValue());
        }
        return said;
    }

    /** A path that was asked for, in the scenario's words; capitals stay written as {@code !} and a small letter. */
    static String told(Trace trace, String path) {
        String told = path;
        for (Map.Entry<String, String> each : longestFirst(trace, Map.Entry.comparingByValue(byLength()))) {
            told = told.replace(escaped(each.getValue()), escaped(each.getKey()))
                    .replace(each.getValue(), each.getKey());
        }
        return told;
    }

    /** With {@code !} and a small letter for a capital. See https://go.dev/ref/mod#goproxy-protocol. */
    static String escaped(String text) {
        return CAPITAL.matcher(text).replaceAll(found -> "!" + found.group().toLowerCase(Locale.ROOT));
    }

    private static List<Map.Entry<String, String>> longestFirst(
            Trace trace, Comparator<Map.Entry<String, String>> order) {
        return trace.names().entrySet().stream().sorted(order).toList();
    }

    private static Comparator<String> byLength() {
        return Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
    }
}
