package io.github.fetchproof.benchmarks.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Threads that do the same thing at the same time, for a limited time. */
public final class Crew {
    private Crew() {}

    /** One member's work; an interrupt must end it, as it ends a blocking channel. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; {@code member} counts from zero. */
        T run(int member) throws Exception;
    }

    /**
     * Lets every member work, and waits for all.
     *
     * @param limit after which whoever still works is interrupted
     * @return what each member made, in order
     * @throws IOException when one failed or was not ready in time
     */
    public static <T> List<T> work(int members, Duration limit, Work<T> work) throws IOException, InterruptedException {
        ExecutorService crew = Executors.newFixedThreadPool(members, task -> {
            Thread thread = new Thread(task, "speed-client");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<T>> tasks = IntStream.range(0, members)
                    .<Callable<T>>mapToObj(member -> () -> work.run(member))
                    .toList();
            List<T> made = new ArrayList<>();
            for (Future<T> each : crew.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                made.add(each.get());
            }
            return made;
        } catch (CancellationException e) {
            throw new IOException("it hung: not ready after " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("it failed: " + e.getCause(), e);
        } finally {
            crew.shutdownNow();
        }
    }
}
