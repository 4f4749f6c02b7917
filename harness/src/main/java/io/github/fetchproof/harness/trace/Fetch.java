package io.github.fetchproof.harness.trace;

import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * One fetch: what was asked, how the subject answered, and what it left behind.
 *
 * @param ordinal number of the fetch in its scenario, from 1
 * @param startedNanos when it was asked, on the run's clock
 * @param endedNanos when the answer was in, or the subject had been ended
 * @param ending how it came back
 * @param claimedSuccess whether the subject said it succeeded: exit 0, or {@code FETCHED}
 * @param outcome its own word for it, where it gives one
 * @param attempts its own count of attempts; -1 when it does not count
 * @param answers versions it reported, for operations other than a download
 * @param message the end of what it printed, bounded
 * @param deliveries what is in the cache for each module asked for
 * @param cache every file of the download cache after the fetch, bounded in number
 * @param trees every module of the world that is extracted in the module cache after the fetch
 */
public record Fetch(
        int ordinal,
        Operation operation,
        List<String> modules,
        long startedNanos,
        long endedNanos,
        Ending ending,
        boolean claimedSuccess,
        Optional<Outcome> outcome,
        int attempts,
        List<String> answers,
        String message,
        List<Delivery> deliveries,
        List<CachedFile> cache,
        List<ExtractedTree> trees) {

    /** How a fetch came back. */
    public enum Ending {
        /** The subject answered or exited by itself. */
        ANSWERED,
        /** It was still at it when its limit had passed, and was ended by the kit. */
        HUNG,
        /** It died by a signal, broke the protocol, or could not be started. */
        CRASHED,
        /** The kit sent it a signal while it was at it, and it ended. */
        SIGNALLED
    }

    public Fetch {
        modules = List.copyOf(modules);
        answers = List.copyOf(answers);
        deliveries = List.copyOf(deliveries);
        cache = List.copyOf(cache);
        trees = List.copyOf(trees);
    }

    /** Success as the kit means it: the subject said so, and every module asked for is there and authentic. */
    public boolean succeeded() {
        return ending == Ending.ANSWERED
                && claimedSuccess
                && deliveries.stream().allMatch(each -> each.present() && each.authentic());
    }

    /** A clean failure: the subject came back by itself and said it failed. */
    public boolean failedCleanly() {
        return ending == Ending.ANSWERED && !claimedSuccess;
    }

    public long elapsedNanos() {
        return endedNanos - startedNanos;
    }
}
