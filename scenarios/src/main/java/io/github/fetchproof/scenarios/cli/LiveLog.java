package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints a line for each event as it comes, from a thread of its own: whoever does not read on holds up no server. What there is no
 * room for is left out, and counted in a line. Threads share it.
 */
final class LiveLog implements EventLog, AutoCloseable {
    private static final int ROOM = 10_000;

    private final PrintWriter out;
    private final LocalTime began;
    private final long beganNanos;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread printer;

    private LiveLog(PrintWriter out, LocalTime now, long nanos) {
        this.out = out;
        this.began = now;
        this.beganNanos = nanos;
        this.printer = new Thread(this::print, "live-lines");
        printer.setDaemon(true);
    }

    /** Begins to keep lines, at this time of day. */
    static LiveLog to(PrintWriter out, LocalTime now) {
        return new LiveLog(out, now, System.nanoTime());
    }

    /** Begins to print, with what has been kept. */
    void begin() {
        printer.start();
    }

    @Override
    public long nanos() {
        return System.nanoTime() - beganNanos;
    }

    @Override
    public void add(Event event) {
        Optional<String> line = LiveLine.of(event, began.plusNanos(event.nanos()));
        if (line.isPresent() && !lines.offer(line.get())) {
            leftOut.incrementAndGet();
        }
    }

    private void print() {
        try {
            while (true) {
                String line = lines.take();
                long missing = leftOut.getAndSet(0);
                out.print(line + "\n" + (missing == 0 ? "" : "# " + missing + " lines were left out about here\n"));
                out.flush();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints nothing more. */
    @Override
    public void close() {
        printer.interrupt();
    }
}
