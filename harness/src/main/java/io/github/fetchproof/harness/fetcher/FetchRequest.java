package io.github.fetchproof.harness.fetcher;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing asked of a fetcher.
 *
 * @param operation what to do
 * @param modules what to do it to: {@code path@version} for a download, {@code path} for a list or latest, {@code
 *     path@query} to resolve; at least one
 * @param directory a directory that holds {@code go.mod} and, where sums are known, {@code go.sum}
 */
public record FetchRequest(Operation operation, List<String> modules, Path directory) {
    public FetchRequest {
        modules = List.copyOf(modules);
        if (modules.isEmpty()) {
            throw new IllegalArgumentException("a request names at least one module");
        }
    }
}
