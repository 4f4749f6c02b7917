package io.github.fetchproof.harness.door;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes lines to a process from a thread of its own, so that nobody else waits for a process that does not read. */
final class LineWriter {
    private final OutputStream out;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "fetchproof-session-writer");

    LineWriter(OutputStream out) {
        this.out = out;
        thread.setDaemon(true);
        thread.start();
    }

    void write(String line) {
        lines.add(Optional.of(line));
    }

    /** Closes the stream once all lines before are written. */
    void finish() {
        lines.add(Optional.empty());
    }

    Thread thread() {
        return thread;
    }

    private void run() {
        try (OutputStream open = out) {
            Optional<String> line = lines.take();
            while (line.isPresent()) {
                open.write((line.get() + "\n").getBytes(StandardCharsets.UTF_8));
                open.flush();
                line = lines.take();
            }
        } catch (IOException processIsGone) {
            lines.clear();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
