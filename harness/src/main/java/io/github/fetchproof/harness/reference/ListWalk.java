package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.Fallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Asks the sources of a list in turn, as far as the separators allow.
 *
 * @param sources one for each entry but {@code off}, in the order of the list
 */
record ListWalk(Decisions decisions, Fallback list, List<Source> sources) {

    /** What is asked of one source. Whatever it throws counts as that source's failure, bad content included. */
    @FunctionalInterface
    interface Question<T> {
        /**
         * Asks it.
         *
         * @param allowed for all attempts at this source
         */
        T ask(Source source, Duration allowed) throws FetchFailure, InterruptedException;
    }

    /** What was found, and where. */
    record Found<T>(T value, String where) {}

    /**
     * The first answer.
     *
     * @throws FetchFailure when there is none: the cause that counts first, then what the other sources said (LIST-018, -019)
     */
    <T> Found<T> first(Errand errand, Question<T> question) throws FetchFailure, InterruptedException {
        List<FetchFailure> failures = new ArrayList<>();
        OptionalInt index = OptionalInt.of(0);
        while (index.isPresent() && failures.size() < list.entries().size()) {
            int at = index.getAsInt();
            try {
                return ask(at, errand, question);
            } catch (FetchFailure failed) {
                failures.add(failed);
                index = decisions.next(list, at, failed.failureClass());
            }
        }
        throw summary(failures);
    }

    private <T> Found<T> ask(int index, Errand errand, Question<T> question) throws FetchFailure, InterruptedException {
        Fallback.Entry entry = list.entries().get(index);
        if (entry.kind() == Fallback.Kind.OFF) {
            throw new FetchFailure(FailureClass.REFUSED, "module lookup is disabled by GOPROXY=off");
        }
        if (errand.deadline().over()) {
            throw new FetchFailure(decisions.classOf(Trouble.OVERDUE), Trouble.OVERDUE.words());
        }
        Source source = sources.get(index);
        Duration allowed = decisions.shareOfTime(list, index, errand.deadline().left());
        return new Found<>(question.ask(source, allowed), source.name());
    }

    private FetchFailure summary(List<FetchFailure> failures) {
        int reported = decisions.toReport(
                list, failures.stream().map(FetchFailure::failureClass).toList());
        FetchFailure first = failures.get(reported);
        List<String> others = failures.stream()
                .filter(failure -> failure != first)
                .map(FetchFailure::message)
                .toList();
        FetchFailure whole =
                new FetchFailure(first.failureClass(), decisions.told(first.message(), others), first.asked());
        return endsInOff(reported) && failures.size() > 1 ? notFound(whole) : whole;
    }

    /** Everyone who may be asked has said that it is not there: "off" after that does not make it any less definite. */
    private static FetchFailure notFound(FetchFailure failure) {
        return new FetchFailure(FailureClass.NOT_FOUND, failure.message());
    }

    private boolean endsInOff(int reported) {
        return list.entries().get(reported).kind() == Fallback.Kind.OFF;
    }
}
