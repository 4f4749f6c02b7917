package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What can be typed after {@code break NAME}: a word, and a figure where it needs one.
 *
 * @param usage how it is typed, for instance {@code latency TIME}
 * @param sentence what it does
 * @param order what where is broken so, made of name and figure
 */
record FaultWord(String usage, String sentence, BiFunction<String, String, ServeOrder> order) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    static final List<FaultWord> ALL = List.of(
            link("refuse", "nobody listens", none -> new LinkFault.Refused()),
            link("reset", "connections are reset after the first bytes", none -> new LinkFault.Reset()),
            link(
                    "latency TIME",
                    "every answer is late by a time such as 500ms, 2s or 1m",
                    time -> new LinkFault.Latency(time(time))),
            link("stall", "no byte of an answer arrives until it is healed", none -> new LinkFault.Stall()),
            link(
                    "truncate BYTES",
                    "connections end after so many bytes of answer",
                    bytes -> new LinkFault.Truncate(number(bytes))),
            server(
                    "status CODE",
                    "every answer has this status, 200 to 599",
                    code -> new ServerFault.Status(number(code), Map.of(), "")),
            server("silence", "requests are read and never answered", none -> new ServerFault.Silence()),
            server("hang-up", "connections end in place of an answer", none -> new ServerFault.HangUp(false)),
            server("forged-zip", "zips are other ones than checksums say", none -> new ServerFault.ForgedZip()));

    private static FaultWord link(String usage, String sentence, Function<String, LinkFault> fault) {
        return new FaultWord(usage, sentence, (where, figure) -> new ServeOrder.BreakLink(where, fault.apply(figure)));
    }

    private static FaultWord server(String usage, String sentence, Function<String, ServerFault> fault) {
        return new FaultWord(
                usage, sentence, (where, figure) -> new ServeOrder.BreakServer(where, fault.apply(figure)));
    }

    /** The fault of this word. */
    static Optional<FaultWord> of(String word) {
        return ALL.stream().filter(each -> each.word().equals(word)).findFirst();
    }

    private String word() {
        return usage.split(" ", 2)[0];
    }

    /** Whether it needs a figure. */
    boolean needsFigure() {
        return usage.contains(" ");
    }

    /**
     * The order to break something so.
     *
     * @param figure empty where none is needed
     * @throws IllegalArgumentException when the figure is none for this fault
     */
    ServeOrder at(String where, String figure) {
        return order.apply(where, figure);
    }

    private static Duration time(String text) {
        return LimitOption.time(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("latency must be a time such as 500ms, 2s or 1m: " + text));
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("what is counted must be a whole number below a billion: " + text);
        }
        return Integer.parseInt(text);
    }
}
