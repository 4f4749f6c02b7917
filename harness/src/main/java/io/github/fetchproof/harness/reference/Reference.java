package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.nio.file.Path;
import java.util.List;

/** The bundled fetcher as a program. */
public final class Reference {
    private Reference() {}

    /**
     * Downloads modules to the module cache.
     *
     * @param modules {@code path@version} each, at least one
     * @param directory where go.mod and go.sum are
     * @throws IllegalArgumentException when a variable is wrong, with one sentence that says why
     */
    public static FetchResult fetch(Surroundings surroundings, List<String> modules, Path directory)
            throws InterruptedException {
        try (Fetcher fetcher = new ReferenceProvider().open(surroundings)) {
            return fetcher.fetch(new FetchRequest(Operation.DOWNLOAD, modules, directory));
        }
    }

    /**
     * Downloads modules to the module cache, and says of each what became of it.
     *
     * @param modules {@code path@version} each, at least one; one that is none is told as such
     * @param directory where go.mod and go.sum are
     * @return in the order of the modules
     * @throws IllegalArgumentException when a variable is wrong, with one sentence that says why
     */
    public static List<Downloaded> download(Surroundings surroundings, List<String> modules, Path directory)
            throws InterruptedException {
        try (ReferenceFetcher fetcher = new ReferenceProvider().reference(surroundings, TimeAndChance.real())) {
            return fetcher.download(modules, directory);
        }
    }
}
