package io.github.fetchproof.harness.door;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with placeholders such as {@code {module}}: lower-case words in single braces. {@code {{.Version}}} and {@code
 * ${name}} are no placeholders and stay as they are. Immutable.
 *
 * @param text as written
 */
record Template(String text) {
    private static final Pattern BRACES = Pattern.compile("\\$\\{[^}]*\\}|\\{\\{.*?\\}\\}|\\{([a-z_]+)\\}");

    /** The placeholders in it, without braces. */
    Set<String> placeholders() {
        return BRACES.matcher(text)
                .results()
                .map(each -> each.group(1))
                .filter(each -> each != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The template, which uses no other placeholders than these.
     *
     * @throws IllegalArgumentException when it uses another, with its name and those known
     */
    Template limitedTo(Set<String> known) {
        for (String each : placeholders()) {
            if (!known.contains(each)) {
                String allowed = new TreeSet<>(known)
                        .stream().map(word -> "{" + word + "}").collect(Collectors.joining(" "));
                throw new IllegalArgumentException(
                        "has the unknown placeholder {" + each + "}, known here: " + allowed);
            }
        }
        return this;
    }

    /** The text with a value for every placeholder; one without a value stays as it is. */
    String fill(Map<String, String> values) {
        return BRACES.matcher(text).replaceAll(match -> Matcher.quoteReplacement(filled(match, values)));
    }

    private static String filled(MatchResult match, Map<String, String> values) {
        String word = match.group(1);
        return word == null ? match.group() : values.getOrDefault(word, match.group());
    }
}
