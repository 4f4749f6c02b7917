package io.github.fetchproof.harness.fetcher;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One fetcher from its opening to its closing, with a thread for every fetch in flight. */
final class Tenure {
    /** How long fetches that were interrupted are waited for before the fetcher is closed under them. */
    private static final int LAST_WORDS_SECONDS = 5;

    private final Fetcher fetcher;
    private final PrintStream log;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Tenure(Fetcher fetcher, PrintStream log) {
        this.fetcher = fetcher;
        this.log = log;
    }

    /** Fetches on a thread of its own, and tells the result, or what the fetcher threw instead of one. */
    void fetch(FetchRequest request, Consumer<FetchResult> result, Consumer<Throwable> crash) {
        threads.execute(() -> {
            try {
                result.accept(fetcher.fetch(request));
            } catch (InterruptedException interrupted) {
                result.accept(new FetchResult(Outcome.CANCELLED, -1, List.of(), "cancelled"));
            } catch (Exception | LinkageError | StackOverflowError | AssertionError | OutOfMemoryError thrown) {
                thrown.printStackTrace(log);
                crash.accept(thrown);
            }
        });
    }

    /** Interrupts what is in flight, waits a little for it, and closes the fetcher. */
    void end() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                log.println("fetchproof: a fetch does not end when its thread is interrupted");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            fetcher.close();
        } catch (RuntimeException | LinkageError thrown) {
            thrown.printStackTrace(log);
        }
    }
}
