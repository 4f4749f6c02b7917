package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What holds of every fetch, whatever goes wrong during it.
 *
 * @param words the law in words
 * @param holds whether it was kept
 */
record Law(String words, BiPredicate<FaultSchedule, Observation> holds) {
    static final Law ENDS_IN_TIME = new Law(
            "a fetch ends within its limit",
            (schedule, seen) -> seen.troubled().result().isPresent()
                    && seen.after().result().isPresent());

    static final Law WHOLE = new Law(
            "after a success all three files are there",
            (schedule, seen) -> !seen.troubled().says(Outcome.FETCHED)
                    || seen.troubled().missing().isEmpty());

    static final Law TRUE = new Law(
            "no file that is wrong is kept under its final name",
            (schedule, seen) ->
                    seen.troubled().wrong().isEmpty() && seen.after().wrong().isEmpty());

    static final Law RECOVERS = new Law(
            "a new fetcher succeeds on the same cache once all is whole",
            (schedule, seen) ->
                    seen.after().says(Outcome.FETCHED) && seen.after().missing().isEmpty());

    static final Law COMMA = new Law(
            "past a comma goes only what the first one said it has not",
            (schedule, seen) -> schedule.separator() != FaultSchedule.COMMA
                    || seen.at("P2").allMatch(each -> seen.saidNotThere("P1", each.path(), each.nanos())));

    static final Law COUNTED = new Law(
            "every request is among the attempts reported",
            (schedule, seen) -> seen.troubled().attempts() + seen.after().attempts()
                    >= seen.requests().size());

    static final Law NOT_FOUND = new Law(
            "not found is what both said",
            (schedule, seen) -> !seen.troubled().says(Outcome.NOT_FOUND)
                    || seen.requests().stream()
                            .map(Event.Exchange::path)
                            .anyMatch(path -> seen.saidNotThere("P1", path, Long.MAX_VALUE)
                                    && seen.saidNotThere("P2", path, Long.MAX_VALUE)));

    static final Law UNAUTHORIZED = new Law(
            "unauthorized is what one of them said",
            (schedule, seen) -> !seen.troubled().says(Outcome.UNAUTHORIZED) || seen.someoneForbade());

    static final Law ACCUSES_ONLY_LIARS = new Law(
            "only a lie is called one",
            (schedule, seen) -> !(seen.troubled().says(Outcome.INTEGRITY)
                            || seen.troubled().says(Outcome.INVALID))
                    || schedule.mishaps().stream()
                            .anyMatch(each ->
                                    each instanceof Mishap.AtTheOrigin served && served.lies() && seen.met(served)));

    private static final List<Law> ALL =
            List.of(ENDS_IN_TIME, WHOLE, TRUE, RECOVERS, COMMA, COUNTED, NOT_FOUND, UNAUTHORIZED, ACCUSES_ONLY_LIARS);

    /** The laws that were broken. */
    static List<Law> broken(FaultSchedule schedule, Observation seen) {
        return ALL.stream().filter(each -> !each.holds.test(schedule, seen)).toList();
    }

    @Override
    public String toString() {
        return words;
    }
}
