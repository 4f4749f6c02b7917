package io.github.fetchproof.scenarios.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that the end of the JVM, by Ctrl-C for instance, waits for as long as this is open; not for ever. */
final class Interruption implements AutoCloseable {
    private static final long SECONDS_TO_FINISH = 50;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable first) {
        this.hook = new Thread(() -> endAfter(first), "finish-work");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The thread that opened it is interrupted, and may then finish. */
    static Interruption ofThisThread() {
        return new Interruption(Thread.currentThread()::interrupt);
    }

    /** The thread that opened it is let alone: somebody else makes an end of what it waits for. */
    static Interruption toFinish() {
        return new Interruption(() -> {});
    }

    private void endAfter(Runnable first) {
        first.run();
        try {
            closed.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is at it, and now lets go.
        }
    }
}
