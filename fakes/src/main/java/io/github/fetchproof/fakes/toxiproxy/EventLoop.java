package io.github.fetchproof.fakes.toxiproxy;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * One thread with a selector that owns channels, and everything that belongs to them.
 *
 * <p>{@link #execute}, {@link #submit} and {@link #stop} may be called from any thread, all else from the loop's own. A
 * channel that is closed here is first taken off the selector, so that its descriptor is gone, and not merely promised to
 * go, when a submitted task that closed it is acknowledged.
 */
final class EventLoop {
    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
    private static final long NANOS_PER_MILLI = 1_000_000;
    /**
     * A selector waits for whole milliseconds. The rest before an alarm is waited for in naps that are this long at most, so that no
     * channel waits longer either.
     */
    private static final long NAP_NANOS = 100_000;

    private static final long PATIENCE_MILLIS = 5_000;

    private final Selector selector;
    private final Thread thread;
    private final long origin = System.nanoTime();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Alarms alarms = new Alarms();
    private final Buffers buffers = new Buffers();
    private List<SelectableChannel> closing = new ArrayList<>();
    private List<Runnable> done = new ArrayList<>();
    private volatile boolean stopped;

    EventLoop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Runs a task on the loop: at once when called from it, else soon. */
    void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task on the loop; the answer is complete when all that the task closed is closed. Not from the loop itself. */
    CompletableFuture<Void> submit(Runnable task) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        execute(() -> {
            try {
                task.run();
                afterClosing(() -> acknowledged.complete(null));
            } catch (RuntimeException e) {
                acknowledged.completeExceptionally(e);
            }
        });
        if (stopped) {
            acknowledged.completeExceptionally(new IllegalStateException("the loop has ended"));
        }
        return acknowledged;
    }

    /** Ends the loop after the tasks it has; its channels are closed. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** Waits a little until the loop has ended. Not from the loop itself. */
    void join() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Now, in nanoseconds since the loop was made. */
    long now() {
        return System.nanoTime() - origin;
    }

    Buffers buffers() {
        return buffers;
    }

    Alarm alarm(LongConsumer action) {
        return alarms.alarm(action);
    }

    SelectionKey register(SelectableChannel channel, int operations, Ready owner) {
        try {
            return channel.register(selector, operations, owner);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes a channel, before the loop next waits. */
    void close(SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
        closing.add(channel);
    }

    /** Does something once all is closed that is to be closed by now. */
    void afterClosing(Runnable action) {
        done.add(action);
    }

    private void run() {
        try {
            while (!stopped) {
                await();
                runTasks();
                alarms.ring(now());
                settle();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(ERROR, "a loop of the fault proxy ended", e);
        } finally {
            end();
        }
    }

    private void await() throws IOException {
        long due = alarms.next();
        long wait = due == Effect.NEVER ? Effect.NEVER : due - now();
        if (!tasks.isEmpty() || !closing.isEmpty() || wait <= 0) {
            selector.selectNow(this::dispatch);
        } else if (due == Effect.NEVER) {
            selector.select(this::dispatch);
        } else if (wait >= NANOS_PER_MILLI) {
            selector.select(this::dispatch, wait / NANOS_PER_MILLI);
        } else if (selector.selectNow(this::dispatch) == 0) {
            LockSupport.parkNanos(Math.min(wait, NAP_NANOS));
        }
    }

    private void dispatch(SelectionKey key) {
        if (!key.isValid() || !(key.attachment() instanceof Ready owner)) {
            return;
        }
        try {
            owner.ready(key.readyOps());
        } catch (RuntimeException e) {
            LOG.log(ERROR, "a connection of the fault proxy failed", e);
            owner.abandon();
        }
    }

    private void runTasks() {
        int most = tasks.size();
        for (int i = 0; i < most; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(ERROR, "a task of the fault proxy failed", e);
            }
        }
    }

    /** Closes what is to be closed, off the selector, and only then acknowledges. */
    private void settle() throws IOException {
        List<Runnable> acknowledged = done;
        if (!closing.isEmpty()) {
            List<SelectableChannel> channels = closing;
            closing = new ArrayList<>();
            selector.selectNow(this::dispatch);
            for (SelectableChannel channel : channels) {
                channel.close();
            }
        }
        if (!acknowledged.isEmpty()) {
            done = new ArrayList<>();
            acknowledged.forEach(Runnable::run);
        }
    }

    private void end() {
        stopped = true;
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            for (SelectableChannel channel : closing) {
                channel.close();
            }
            selector.close();
        } catch (IOException | ClosedSelectorException e) {
            LOG.log(ERROR, "closing the channels of the fault proxy failed", e);
        }
        runTasks();
        done.forEach(Runnable::run);
    }
}
