package io.github.fetchproof.harness.fetcher;

import java.util.List;

/**
 * What a fetcher says of one request. What it says is compared with what was seen; it never replaces it.
 *
 * @param outcome how it ended; with several modules, the worst
 * @param attempts how many times it tried to send a request to a source, refused dials included; -1 when it does not count
 * @param answers what was found: versions for {@code LIST}, one version for {@code LATEST} and {@code RESOLVE}, empty for a
 *     download
 * @param message for people: the operation, the URL and the cause
 */
public record FetchResult(Outcome outcome, int attempts, List<String> answers, String message) {
    public FetchResult {
        answers = List.copyOf(answers);
    }
}
