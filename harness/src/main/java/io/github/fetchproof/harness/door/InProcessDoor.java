package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A fetcher in the kit's own process, with neither a cage nor an end that could be enforced: for fetchers that are the kit's own
 * and so many that a process for each would take too long. Nobody is certified through it.
 *
 * @param manifest whose environment is added to the place's
 * @param provider makes the fetcher
 */
record InProcessDoor(Manifest manifest, FetcherProvider provider) implements Door {

    @Override
    public Introduction introduce(Place place, Duration deadline) {
        return new Introduction(provider.name(), provider.version(), provider.capabilities());
    }

    @Override
    public Subject open(Place place) {
        Place own = place.with(manifest.environment());
        return new Guest(provider, new Surroundings(own.environment()));
    }

    /** One that was let in. What hangs is interrupted, and left alone if that does not help. */
    private static final class Guest implements Subject {
        private final FetcherProvider provider;
        private final Surroundings surroundings;
        private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "guest");
            thread.setDaemon(true);
            return thread;
        });
        private Fetcher fetcher;

        Guest(FetcherProvider provider, Surroundings surroundings) {
            this.provider = provider;
            this.surroundings = surroundings;
            this.fetcher = provider.open(surroundings);
        }

        @Override
        public Reply fetch(FetchRequest request, Duration deadline) throws InterruptedException {
            Fetcher asked = fetcher();
            Future<FetchResult> result = threads.submit(() -> asked.fetch(request));
            try {
                return reply(result.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException late) {
                return Reply.hung("it was still at it after " + deadline.toMillis() + " ms", -1);
            } catch (ExecutionException thrown) {
                return Reply.crashed(String.valueOf(thrown.getCause()), -1);
            } finally {
                result.cancel(true);
            }
        }

        private static Reply reply(FetchResult result) {
            return new Reply(
                    Fetch.Ending.ANSWERED,
                    result.outcome() == Outcome.FETCHED,
                    Optional.of(result.outcome()),
                    result.attempts(),
                    result.answers(),
                    result.message(),
                    -1,
                    Map.of());
        }

        private synchronized Fetcher fetcher() {
            return fetcher;
        }

        @Override
        public void signal(Signal signal) {
            throw new IllegalArgumentException("a signal needs a process of its own to go to: " + signal);
        }

        @Override
        public synchronized void reset() {
            fetcher.close();
            fetcher = provider.open(surroundings);
        }

        @Override
        public String log() {
            return "";
        }

        @Override
        public void close() {
            fetcher().close();
            threads.shutdownNow();
        }
    }
}
