package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is typed into {@code serve} while it holds a world, as a value: a line is an order. Immutable. */
sealed interface ServeOrder {

    /** A road is broken, in place of what is broken there. */
    record BreakLink(String where, LinkFault fault) implements ServeOrder {}

    /** A server tells something else than the truth, in place of what is broken there. */
    record BreakServer(String where, ServerFault fault) implements ServeOrder {}

    /**
     * What is broken is whole again.
     *
     * @param where everything when empty
     */
    record Heal(Optional<String> where) implements ServeOrder {}

    /** What there is, and what is broken of it, is told. */
    record Show() implements ServeOrder {}

    /** The orders are told. */
    record Help() implements ServeOrder {}

    /** The world is taken down. */
    record Quit() implements ServeOrder {}

    /** A line without a word. */
    record Nothing() implements ServeOrder {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException in one sentence, when it is no order
     */
    static ServeOrder parse(String line) {
        List<String> words = Arrays.stream(line.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return new Nothing();
        }
        return switch (words.get(0)) {
            case "break" -> broken(words);
            case "heal" -> {
                atMost(2, words);
                yield new Heal(words.stream().skip(1).findFirst());
            }
            case "show" -> alone(words, new Show());
            case "help" -> alone(words, new Help());
            case "quit" -> alone(words, new Quit());
            default ->
                throw new IllegalArgumentException(
                        "a command must be break, heal, show, help or quit: " + words.get(0));
        };
    }

    private static ServeOrder broken(List<String> words) {
        if (words.size() < 3) {
            throw new IllegalArgumentException("break must name what and how, such as: break P1 refuse");
        }
        FaultWord word = FaultWord.of(words.get(2))
                .orElseThrow(() -> new IllegalArgumentException(
                        "what goes wrong must be one of " + usages(", ") + ": " + words.get(2)));
        if (word.needsFigure() && words.size() == 3) {
            throw new IllegalArgumentException("a figure must follow: " + word.usage());
        }
        atMost(word.needsFigure() ? 4 : 3, words);
        return word.at(words.get(1), word.needsFigure() ? words.get(3) : "");
    }

    private static ServeOrder alone(List<String> words, ServeOrder order) {
        atMost(1, words);
        return order;
    }

    private static void atMost(int count, List<String> words) {
        if (words.size() > count) {
            throw new IllegalArgumentException(
                    "nothing may follow \"" + String.join(" ", words.subList(0, count)) + "\": " + words.get(count));
        }
    }

    /** How each fault is typed. */
    private static String usages(String between) {
        return FaultWord.ALL.stream().map(FaultWord::usage).collect(Collectors.joining(between));
    }

    /** All orders, one a line. */
    static String help() {
        StringBuilder text = new StringBuilder();
        for (FaultWord word : FaultWord.ALL) {
            text.append(line("break NAME " + word.usage(), word.sentence()));
        }
        return text.append(line("heal [NAME]", "makes that whole again, or everything"))
                .append(line("show", "tells what there is, where, and what is broken of it"))
                .append(line("quit", "ends it, as Ctrl-C does"))
                .toString();
    }

    private static String line(String order, String does) {
        return String.format("%-26s %s\n", order, does);
    }
}
