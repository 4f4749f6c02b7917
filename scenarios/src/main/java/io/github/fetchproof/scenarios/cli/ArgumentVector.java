package io.github.fetchproof.scenarios.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command as it stands in one option into its arguments, without a shell.
 *
 * <p>Blanks part arguments; single quotes keep everything, double quotes all but {@code \"} and {@code \\}; outside quotes a
 * backslash keeps the next character. Nothing is expanded.
 */
final class ArgumentVector {
    private final String text;
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean open;
    private int at;

    private ArgumentVector(String text) {
        this.text = text;
    }

    /**
     * The arguments, at least one.
     *
     * @throws WrongUsage when there is none, or a quote is not closed
     */
    static List<String> of(String option, String text) {
        ArgumentVector split = new ArgumentVector(text);
        if (!split.run()) {
            throw new WrongUsage(option + " has a quote that is not closed: " + text);
        }
        if (split.arguments.isEmpty() || split.arguments.get(0).isEmpty()) {
            throw new WrongUsage(option + " names no command");
        }
        return List.copyOf(split.arguments);
    }

    private boolean run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                close();
            } else if (c == '\'' || c == '"') {
                open = true;
                if (!quoted(c)) {
                    return false;
                }
            } else if (c == '\\' && at < text.length()) {
                add(text.charAt(at++));
            } else {
                add(c);
            }
        }
        close();
        return true;
    }

    private boolean quoted(char quote) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return true;
            }
            boolean escapes = c == '\\' && quote == '"' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0;
            add(escapes ? text.charAt(at++) : c);
        }
        return false;
    }

    private void add(char c) {
        open = true;
        current.append(c);
    }

    private void close() {
        if (open) {
            arguments.add(current.toString());
            current.setLength(0);
            open = false;
        }
    }
}
