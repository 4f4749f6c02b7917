package io.github.fetchproof.fakes.toxiproxy;

import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The loops of one server and what they share.
 *
 * <p>Thread-safe. Changes wait until every loop has made them, never for a socket.
 */
final class DataPlane implements AutoCloseable {
    private static final int LOOPS = 2;
    private static final long PATIENCE_SECONDS = 20;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MOST_STORED = 1L << 30;

    private final List<EventLoop> loops;
    private final ExecutorService files;
    private final Names names;
    private final Storage storage =
            new Storage(Math.min(MOST_STORED, Runtime.getRuntime().maxMemory() / 4));
    private final EventLog log;
    private final long origin = System.nanoTime();
    private final long seed;
    private final AtomicLong turn = new AtomicLong();

    DataPlane(long seed, EventLog log) throws IOException {
        this.seed = seed;
        this.log = log;
        List<EventLoop> made = new ArrayList<>();
        for (int i = 1; i <= LOOPS; i++) {
            made.add(new EventLoop("toxiproxy-loop-" + i));
        }
        loops = List.copyOf(made);
        files = Executors.newFixedThreadPool(LOOPS, task -> {
            Thread thread = new Thread(task, "toxiproxy-names");
            thread.setDaemon(true);
            return thread;
        });
        names = new Names(files);
        loops.forEach(EventLoop::start);
    }

    /** Where the faults of a new proxy are put down. */
    Faults faults(String proxy) {
        return new Faults(log, proxy, new Diary(() -> (System.nanoTime() - origin) / NANOS_PER_MICRO));
    }

    Names names() {
        return names;
    }

    /** A new proxy's share on each loop. */
    List<Share> shares(String proxy, Faults faults) {
        Dice dice = new Dice(seed, proxy);
        return loops.stream()
                .map(loop -> new Share(loop, names, storage, dice, faults))
                .toList();
    }

    /** The loops in turn. */
    EventLoop nextLoop() {
        return loops.get((int) (turn.getAndIncrement() % loops.size()));
    }

    /** Does something on the loop of each share, and waits until all have. */
    void onEach(List<Share> shares, Consumer<Share> change) throws ApiError {
        List<CompletableFuture<Void>> changes = shares.stream()
                .map(share -> share.loop().submit(() -> change.accept(share)))
                .toList();
        for (CompletableFuture<Void> each : changes) {
            await(each);
        }
    }

    /** Does something on a loop, and waits until it is done. */
    void on(EventLoop loop, Runnable change) throws ApiError {
        await(loop.submit(change));
    }

    /** How many connections the shares hold now. */
    int connections(List<Share> shares) throws ApiError {
        AtomicInteger sum = new AtomicInteger();
        onEach(shares, share -> sum.addAndGet(share.connections()));
        return sum.get();
    }

    /** What the shares have counted together. */
    Ledger ledger(List<Share> shares) throws ApiError {
        Queue<Ledger> parts = new ConcurrentLinkedQueue<>();
        onEach(shares, share -> parts.add(share.copyOfLedger()));
        Ledger sum = new Ledger();
        parts.forEach(sum::add);
        return sum;
    }

    private static void await(CompletableFuture<Void> change) throws ApiError {
        try {
            change.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiError(500, "the server is closing");
        } catch (ExecutionException e) {
            throw new ApiError(500, "the change failed: " + e.getCause());
        } catch (TimeoutException e) {
            throw new ApiError(500, "the connections' threads did not answer in " + PATIENCE_SECONDS + " s");
        }
    }

    /** Ends the loops; their channels are closed soon after. */
    @Override
    public void close() {
        loops.forEach(EventLoop::stop);
        loops.forEach(EventLoop::join);
        files.shutdownNow();
    }
}
