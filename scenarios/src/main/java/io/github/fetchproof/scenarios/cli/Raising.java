package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.runner.Ground;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A ground that is being raised, which is mostly waiting, while the subject is met, which is mostly work. */
final class Raising implements AutoCloseable {
    private final CompletableFuture<Ground> raised;

    /** @param raise raises it, on a thread of its own */
    Raising(Supplier<Ground> raise) {
        // Not on the common pool, on which the ground calibrates itself.
        raised = CompletableFuture.supplyAsync(raise, task -> new Thread(task, "raising").start());
    }

    /** The ground, once it is raised; whatever went wrong is thrown here. */
    Ground ground() {
        try {
            return raised.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException wrong) {
                throw wrong;
            }
            throw e;
        }
    }

    /** Closes the ground, also when nobody asked for it. */
    @Override
    public void close() {
        raised.exceptionally(nothing -> null)
                .thenAccept(ground -> {
                    if (ground != null) {
                        ground.close();
                    }
                })
                .join();
    }
}
