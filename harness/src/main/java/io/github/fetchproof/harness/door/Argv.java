package io.github.fetchproof.harness.door;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line taken apart, and the program of an argv found. Pure but for nothing being run. */
final class Argv {
    private Argv() {}

    /**
     * The words of a line, as a POSIX shell would split and unquote it (single quotes, double quotes, backslash), with nothing
     * else a shell does: no variables, no globs, no operators.
     *
     * @throws ManifestException when a quote is left open, or the line has no words
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i++);
            if (c == '\'') {
                int end = closing(line, i, c);
                word.append(line, i, end);
                i = end + 1;
                inWord = true;
            } else if (c == '"') {
                int end = closing(line, i, c);
                word.append(line.substring(i, end).replaceAll("\\\\([\\\\\"$`])", "$1"));
                i = end + 1;
                inWord = true;
            } else if (c == '\\') {
                if (i == line.length()) {
                    throw new ManifestException("a command line must not end in a backslash: " + line);
                }
                word.append(line.charAt(i++));
                inWord = true;
            } else if (" \t\n\r".indexOf(c) < 0) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new ManifestException("a command line must name a program, this one is empty");
        }
        return List.copyOf(words);
    }

    private static int closing(String line, int from, char quote) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && quote == '"') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i;
            }
        }
        throw new ManifestException(
                "a command line must close its quotes, this one leaves a " + quote + " open: " + line);
    }

    /**
     * The argv with {@code {here}} replaced by a directory, and a program given by a relative path such as {@code ./fetch} looked
     * for there: the working directory of a subject is another.
     */
    static List<String> from(Path here, List<String> argv) {
        List<String> placed = new ArrayList<>();
        for (String each : argv) {
            placed.add(each.replace("{here}", here.toString()));
        }
        if (!placed.isEmpty() && placed.get(0).contains("/")) {
            placed.set(0, here.resolve(placed.get(0)).normalize().toString());
        }
        return placed;
    }
}
