package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the laboratory and the table that it printed, as a page shows them: a block that begins with {@code $} and the
 * command. The sentences above a table are left out.
 *
 * @param line the line of the page that the command is on, from 1
 * @param command without its {@code $}
 * @param table what stands below it
 */
record Transcript(int line, String command, String table) {
    private static final String FENCE = "```";
    private static final String OPENING = FENCE + "console";
    private static final String PROGRAM = "java -jar scenarios/target/fetchproof.jar ";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^' ]+)");

    /**
     * Those of a page, in order.
     *
     * @throws IllegalArgumentException when there are none, or a block is none or does not end
     */
    static List<Transcript> of(String page) {
        List<String> lines = page.lines().toList();
        List<Transcript> found = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith(FENCE)) {
                continue;
            }
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).equals(FENCE)) {
                end++;
            }
            if (end == lines.size()) {
                throw new IllegalArgumentException(
                        "a block must end with " + FENCE + ": line " + (at + 1) + ", " + lines.get(at) + " does not");
            }
            found.add(transcript(at + 2, lines.get(at), lines.subList(at + 1, end)));
            at = end;
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("a page must show at least one command: none was found");
        }
        return found;
    }

    private static Transcript transcript(int line, String opening, List<String> block) {
        String first = block.isEmpty() ? "" : block.get(0);
        if (!opening.equals(OPENING) || !first.startsWith("$ " + PROGRAM)) {
            throw new IllegalArgumentException(
                    "a block must be " + OPENING + ", then $ " + PROGRAM + "...: line " + line + ", " + first);
        }
        String table = String.join("\n", block.subList(1, block.size())) + "\n";
        return new Transcript(line, first.substring(2), table);
    }

    /** Runs the command in this JVM; it must print the table. */
    void check() {
        Outcome outcome = Outcome.of(arguments());

        assertThat(outcome.err()).as(command).isEmpty();
        assertThat(outcome.code()).as(command).isZero();
        assertThat(outcome.out().replaceFirst("(?s)^.*?\n\n", "")).as(command).isEqualTo(table);
    }

    private String[] arguments() {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.substring(PROGRAM.length()));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + command;
    }
}
