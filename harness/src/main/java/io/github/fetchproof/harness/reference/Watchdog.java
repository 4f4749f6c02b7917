package io.github.fetchproof.harness.reference;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * Waits for an exchange, but for no phase of it longer than allowed, and for none beyond the deadline.
 *
 * <p>The caller's thread is the dog: it does no I/O, so nothing can block it. The exchange runs on another thread; when it is
 * given up its connection is closed, which ends every wait but a name lookup, and that one is no longer waited for.
 */
record Watchdog(Executor workers) {

    /**
     * The reply.
     *
     * @throws Troubled when there was none, or not in time
     * @throws FetchFailure when it could not be kept here
     * @throws InterruptedException when the caller is interrupted; the exchange is given up
     */
    Reply await(Exchange exchange, Deadline deadline) throws Troubled, FetchFailure, InterruptedException {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        workers.execute(() -> {
            run(exchange, reply);
            exchange.watch().wake();
        });
        try {
            return exchange.watch().awaited(reply, deadline) ? reply.get() : givenUp(exchange, deadline);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } finally {
            if (reply.cancel(false)) {
                exchange.call().cancel();
            }
        }
    }

    /** A status that is no success stands, even when the text that should explain it does not come. */
    private static Reply givenUp(Exchange exchange, Deadline deadline) throws Troubled {
        Watch watch = exchange.watch();
        Optional<Head> head = watch.head();
        if (head.isPresent() && !exchange.decisions().isSuccess(head.get().status())) {
            return new Reply(head.get(), "");
        }
        if (deadline.over()) {
            throw new Troubled(Trouble.OVERDUE, watch.phase().whenSilent().words());
        }
        throw new Troubled(watch.phase().whenSilent(), "");
    }

    private static void run(Exchange exchange, CompletableFuture<Reply> reply) {
        try {
            if (!reply.complete(exchange.perform())) {
                exchange.sink().abandon();
            }
        } catch (Troubled | FetchFailure failed) {
            reply.completeExceptionally(failed);
        } catch (RuntimeException unforeseen) {
            // A server that makes the library stumble is a bad server, not the end of the run.
            reply.completeExceptionally(new Troubled(Trouble.MALFORMED, unforeseen.toString()));
        }
    }

    private static Troubled unwrapped(ExecutionException failed) throws FetchFailure {
        Throwable cause = failed.getCause();
        if (cause instanceof FetchFailure failure) {
            throw failure;
        }
        if (cause instanceof Troubled troubled) {
            return troubled;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new CancellationException(String.valueOf(cause));
    }
}
