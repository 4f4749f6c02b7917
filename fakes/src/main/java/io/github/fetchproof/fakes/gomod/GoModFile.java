package io.github.fetchproof.fakes.gomod;

import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a go.mod file, as far as one who fetches modules looks into it. Immutable.
 *
 * <p>See https://go.dev/ref/mod#go-mod-file-module.
 */
public record GoModFile(String text) {

    private static final String MODULE = "module";
    private static final Pattern GO = Pattern.compile("v?([1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})([^0-9].*)?");

    /**
     * The path in the module directive, which need not be a valid one, nor that of the module which was asked for; empty when
     * there is no such directive, as in a page that a captive portal sends.
     */
    public Optional<String> declaredModule() {
        String block = "";
        for (String line : text.lines().toList()) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            String first = words.get(0);
            if (first.equals(")")) {
                block = "";
            } else if (!block.isEmpty()) {
                if (block.equals(MODULE) && words.size() == 1) {
                    return unquoted(first);
                }
            } else if (words.size() == 2 && words.get(1).equals("(")) {
                block = first;
            } else if (words.size() == 2 && first.equals(MODULE)) {
                return unquoted(words.get(1));
            }
        }
        return Optional.empty();
    }

    /** Whether the go directive names this version of the language or a later one; not when there is no such directive. */
    public boolean isForGo(int major, int minor) {
        return text.lines()
                .map(GoModFile::words)
                .filter(words -> words.size() == 2 && words.get(0).equals("go"))
                .map(words -> GO.matcher(words.get(1)))
                .filter(Matcher::matches)
                .anyMatch(go -> {
                    int declared = Integer.parseInt(go.group(1));
                    return declared > major || (declared == major && Integer.parseInt(go.group(2)) >= minor);
                });
    }

    private static List<String> words(String line) {
        int comment = line.indexOf("//");
        StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
        return java.util.Collections.list(words).stream().map(Object::toString).toList();
    }

    private static Optional<String> unquoted(String word) {
        char first = word.charAt(0);
        if (first != '"' && first != '`') {
            return Optional.of(word);
        }
        boolean closed = word.length() > 2 && word.charAt(word.length() - 1) == first;
        return closed ? Optional.of(word.substring(1, word.length() - 1)) : Optional.empty();
    }
}
