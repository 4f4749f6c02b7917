package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Fetch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came back from a subject for one fetch: its own words, not what is true.
 *
 * @param ending how it came back
 * @param claimedSuccess whether it said it succeeded: exit 0, or {@code FETCHED}
 * @param outcome its own word for it, where it gives one
 * @param attempts its own count of attempts; -1 when it does not count
 * @param answers versions it reported
 * @param message what it printed, bounded, or its message
 * @param exit the exit code of its process, 128 + n after signal n; -1 when the process lives on or never was
 * @param files where it says a download lies, by {@code path@version.zip} and the like; empty when it does not say
 */
public record Reply(
        Fetch.Ending ending,
        boolean claimedSuccess,
        Optional<Outcome> outcome,
        int attempts,
        List<String> answers,
        String message,
        int exit,
        Map<String, Path> files) {

    public Reply {
        answers = List.copyOf(answers);
        files = Map.copyOf(files);
    }

    static Reply crashed(String message, int exit) {
        return silent(Fetch.Ending.CRASHED, message, exit);
    }

    /** The reply of a process that was sent a signal: what it claimed by its exit code, and no more. */
    static Reply signalled(String message, int exit) {
        return new Reply(Fetch.Ending.SIGNALLED, exit == 0, Optional.empty(), -1, List.of(), message, exit, Map.of());
    }

    static Reply hung(String message, int exit) {
        return silent(Fetch.Ending.HUNG, message, exit);
    }

    private static Reply silent(Fetch.Ending ending, String message, int exit) {
        return new Reply(ending, false, Optional.empty(), -1, List.of(), message, exit, Map.of());
    }

    /**
     * The reply to a fetch of several modules, from those to each, of which only the last may not be {@code ANSWERED}: a
     * success when all are, with the first outcome that is not {@code FETCHED}, the attempts of all where all count, and the
     * first exit code that is not 0.
     */
    static Reply together(List<Reply> replies) {
        if (replies.size() == 1) {
            return replies.get(0);
        }
        Optional<Outcome> failure = replies.stream()
                .flatMap(each -> each.outcome.stream())
                .filter(each -> each != Outcome.FETCHED)
                .findFirst();
        boolean allWorded = replies.stream().allMatch(each -> each.outcome.isPresent());
        boolean allCounted = replies.stream().allMatch(each -> each.attempts >= 0);
        Map<String, Path> files = new HashMap<>();
        replies.forEach(each -> files.putAll(each.files));
        return new Reply(
                replies.get(replies.size() - 1).ending,
                replies.stream().allMatch(Reply::claimedSuccess),
                failure.or(() -> allWorded ? Optional.of(Outcome.FETCHED) : Optional.empty()),
                allCounted ? replies.stream().mapToInt(Reply::attempts).sum() : -1,
                replies.stream().flatMap(each -> each.answers.stream()).toList(),
                replies.stream().map(Reply::message).collect(Collectors.joining("\n")),
                replies.stream()
                        .mapToInt(Reply::exit)
                        .filter(each -> each != 0)
                        .findFirst()
                        .orElse(0),
                files);
    }
}
