package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.ofFetch;

import io.github.fetchproof.harness.expectation.Checks.Simple;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks of what the subject says: the versions it answers, and the words it fails with. Fetches are numbered from 1. */
public final class Answers {

    /** What a person still reads: more has been copied from somewhere. */
    private static final int LONGEST_MESSAGE = 4096;

    private Answers() {}

    /** It succeeds and answers these versions and no others, in any order. */
    public static Check answersAre(int fetch, String... versions) {
        Set<String> right = new TreeSet<>(Set.of(versions));
        return ofFetch(fetch, "fetch " + fetch + " answers " + words(right), each -> {
            if (!each.claimedSuccess() || each.ending() != Fetch.Ending.ANSWERED) {
                return Checks.how(each);
            }
            Set<String> given = new TreeSet<>(each.answers());
            return given.equals(right) ? "" : "it answered " + words(given);
        });
    }

    /** It answers no version but these: one of them, or none at all. */
    public static Check answersNothingBut(int fetch, String... versions) {
        Set<String> right = new TreeSet<>(Set.of(versions));
        return ofFetch(fetch, "fetch " + fetch + " answers nothing but " + words(right), each -> {
            Set<String> given = new TreeSet<>(each.answers());
            return right.containsAll(given) ? "" : "it answered " + words(given);
        });
    }

    /** It fails, or what it says holds this text, in the scenario's words; capitals do not count. */
    public static Check failedOrMessageContains(int fetch, String text) {
        Check said = messageContains(fetch, text);
        return Checks.made(
                fetch,
                new Simple(
                        "fetch " + fetch + " fails, or says something that contains \"" + text + "\"",
                        trace -> trace.fetch(fetch).failedCleanly() ? Optional.empty() : said.miss(trace)));
    }

    /** What it says holds this text, in the scenario's words; capitals do not count. */
    public static Check messageContains(int fetch, String text) {
        return said(fetch, text, true);
    }

    /** What it says does not hold this text, in the scenario's words; capitals do not count. */
    public static Check messageLacks(int fetch, String text) {
        return said(fetch, text, false);
    }

    /** What it says names these origins by their hosts. */
    public static Check messageNames(int fetch, String... origins) {
        String what = "what fetch " + fetch + " says names " + String.join(" and ", origins);
        return Checks.made(fetch, new Simple(what, trace -> unnamed(trace, fetch, origins)));
    }

    /** It fails, or what it says names these origins by their hosts. */
    public static Check failedOrNames(int fetch, String... origins) {
        String what = "fetch " + fetch + " fails, or says that it used " + String.join(" and ", origins);
        return Checks.made(
                fetch,
                new Simple(
                        what,
                        trace -> trace.fetch(fetch).failedCleanly()
                                ? Optional.empty()
                                : unnamed(trace, fetch, origins)));
    }

    private static Optional<Check.Miss> unnamed(Trace trace, int fetch, String... origins) {
        String message = trace.fetch(fetch).message();
        List<String> unnamed = trace.roads().stream()
                .filter(road -> List.of(origins).contains(road.origin()))
                .filter(road -> !message.contains(URI.create(road.url()).getAuthority()))
                .map(Road::origin)
                .toList();
        return unnamed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Check.Miss("it does not name " + String.join(" and ", unnamed), message, false));
    }

    private static Check said(int fetch, String text, boolean wanted) {
        String what =
                "what fetch " + fetch + " says " + (wanted ? "contains" : "does not contain") + " \"" + text + "\"";
        return Checks.made(fetch, new Simple(what, trace -> {
            String message = trace.fetch(fetch).message();
            boolean there = lower(message).contains(lower(Wording.real(trace, text)));
            return there == wanted
                    ? Optional.empty()
                    : Optional.of(new Check.Miss(there ? "it does" : "it does not", message, false));
        }));
    }

    /** What it says is at most {@value #LONGEST_MESSAGE} characters long, none of them a control character but tab and newline. */
    public static Check messageIsPlain(int fetch) {
        return ofFetch(fetch, "what fetch " + fetch + " says is short plain text", each -> {
            String message = each.message();
            Optional<Integer> control = message.codePoints()
                    .filter(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)
                    .boxed()
                    .findFirst();
            return control.map(c -> String.format("it holds the control character U+%04X", c))
                    .orElse(
                            message.length() > LONGEST_MESSAGE
                                    ? "it is " + message.length() + " characters long, " + LONGEST_MESSAGE
                                            + " are enough"
                                    : "");
        });
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    private static String words(Set<String> versions) {
        return versions.isEmpty() ? "no version" : String.join(" ", versions);
    }
}
