package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A fetcher as a program that brings the same modules to one cache, or to many at once with a fetcher for each. It says that it is ready, waits
 * for the end of its standard input, and then says {@code began N} and {@code ended N OUTCOME} of the fetch to the cache N.
 *
 * <p>Arguments: the provider's class, the modules with commas between them, and one directory or more, which hold a go.sum and get a
 * {@code cache}. Exit code: 0 when all was fetched, else 1.
 */
final class Fetches {
    /** What it says first. */
    static final String READY = "ready\n";

    private Fetches() {}

    public static void main(String[] arguments) throws Exception {
        FetcherProvider provider = provider(arguments[0]);
        List<String> modules = List.of(arguments[1].split(","));
        List<Path> homes = List.of(arguments).stream().skip(2).map(Path::of).toList();
        ExecutorService threads = Executors.newFixedThreadPool(homes.size());
        System.out.print(READY);
        System.in.readAllBytes();
        List<Future<Boolean>> fetches = IntStream.range(0, homes.size())
                .mapToObj(number -> threads.submit(() -> fetch(provider, modules, homes.get(number), number)))
                .toList();
        System.exit(all(fetches) ? 0 : 1);
    }

    private static FetcherProvider provider(String name) throws ReflectiveOperationException {
        return Class.forName(name)
                .asSubclass(FetcherProvider.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static boolean fetch(FetcherProvider provider, List<String> modules, Path home, int number)
            throws InterruptedException {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("GOMODCACHE", home.resolve("cache").toString());
        System.out.println("began " + number);
        try (Fetcher fetcher = provider.open(new Surroundings(variables))) {
            FetchResult result = fetcher.fetch(new FetchRequest(Operation.DOWNLOAD, modules, home));
            System.out.println("ended " + number + " " + result.outcome() + " " + result.message());
            return result.outcome() == Outcome.FETCHED;
        }
    }

    private static boolean all(List<Future<Boolean>> fetches) throws InterruptedException, ExecutionException {
        boolean good = true;
        for (Future<Boolean> each : fetches) {
            good &= each.get();
        }
        return good;
    }
}
