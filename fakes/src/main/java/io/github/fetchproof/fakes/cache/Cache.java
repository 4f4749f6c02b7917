package io.github.fetchproof.fakes.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Tells what is kept, and fetches what is not or may have changed. Threads may share it; none waits for the upstream in here.
 */
final class Cache {
    private static final System.Logger LOG = System.getLogger(Cache.class.getName());

    private final Store store;
    private final Upstream upstream;
    private final Executor threads;
    private final Reserve reserve;
    private final Flights<Optional<Refusal>> fills = new Flights<>();

    Cache(Store store, Upstream upstream, Executor threads) {
        this.store = store;
        this.upstream = upstream;
        this.threads = threads;
        this.reserve = new Reserve(store);
    }

    /** What there is to say; fails only when the cache itself is broken. */
    CompletableFuture<Answer> ask(Resource resource) {
        if (resource.kind().isLasting()) {
            Optional<Kept> kept = store.read(resource);
            if (kept.isPresent()) {
                return CompletableFuture.completedFuture(new Answer.Found(kept.get(), false));
            }
        }
        return fills.join(resource.path(), () -> fill(resource))
                .thenApplyAsync(refusal -> answer(resource, refusal), threads);
    }

    private Answer answer(Resource resource, Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            Answer refused = new Answer.Refused(refusal.get());
            return refusal.get().isAbsence() ? refused : reserve.of(resource).orElse(refused);
        }
        return store.read(resource)
                .<Answer>map(kept -> new Answer.Found(kept, false))
                .orElseGet(() -> new Answer.Refused(
                        new Refusal(500, "what was just kept cannot be read back: " + resource.path())));
    }

    /** Brings it to the disk; empty when it is there, else why it is not. */
    private CompletableFuture<Optional<Refusal>> fill(Resource resource) {
        if (resource.kind().isLasting() && isThere(resource)) {
            return CompletableFuture.completedFuture(Optional.empty()); // by somebody who finished just before
        }
        Path file = store.fresh();
        return upstream.get(resource, file)
                .thenApplyAsync(reply -> keep(resource, file, reply), threads)
                .exceptionally(failure -> Optional.of(Upstream.refusal(failure)))
                .whenComplete((result, broken) -> remove(file));
    }

    private boolean isThere(Resource resource) {
        try (Kept kept = store.read(resource).orElse(null)) {
            return kept != null;
        } catch (IOException unclosable) {
            return false;
        }
    }

    private Optional<Refusal> keep(Resource resource, Path file, Upstream.Reply reply) {
        if (reply instanceof Upstream.Reply.Nothing nothing) {
            return Optional.of(nothing.why());
        }
        Seal seal = ((Upstream.Reply.Whole) reply).seal();
        try {
            store.keep(resource, file, seal.with(Inspection.look(resource, file)));
            return Optional.empty();
        } catch (Inspection.Unsound unsound) {
            return Optional.of(new Refusal(502, "the upstream sent something else: " + unsound.getMessage()));
        } catch (IOException unwritable) {
            return Optional.of(new Refusal(500, "the cache could not keep " + resource.path() + ": " + unwritable));
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            LOG.log(System.Logger.Level.DEBUG, "could not remove " + file, leftBehind);
        }
    }
}
