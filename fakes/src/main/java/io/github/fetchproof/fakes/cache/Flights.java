package io.github.fetchproof.fakes.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work of which there is one at a time for each name; who asks meanwhile waits for the same. Threads may share it. */
final class Flights<T> {
    private final Map<String, CompletableFuture<T>> flying = new ConcurrentHashMap<>();

    /** What comes of the work for {@code name}: of that which is under way, or else of {@code work}, which begins now. */
    CompletableFuture<T> join(String name, Supplier<CompletableFuture<T>> work) {
        CompletableFuture<T> fresh = new CompletableFuture<>();
        CompletableFuture<T> underWay = flying.putIfAbsent(name, fresh);
        if (underWay != null) {
            return underWay;
        }
        CompletableFuture<T> begun;
        try {
            begun = work.get();
        } catch (RuntimeException failed) {
            begun = CompletableFuture.failedFuture(failed);
        }
        CompletableFuture<T> unused = begun.whenComplete((result, failure) -> {
            flying.remove(name);
            if (failure == null) {
                fresh.complete(result);
            } else {
                fresh.completeExceptionally(failure);
            }
        });
        return fresh;
    }
}
