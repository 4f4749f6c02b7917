package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.trace.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One process of a subject, in its cage. What it prints is never waited for by a blocked thread: it is taken as it comes by
 * whoever waits for the process, so that a process which leaves its streams to another cannot keep a thread of the kit.
 * Threads may share it.
 */
final class Child {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(8);
    private static final int ROUNDS_AFTER_THE_END = 100;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Process process;
    private final Cage cage;
    private final String mark;
    private final Waits waits;
    private final Sink out;
    private final Sink err;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final byte[] logChunk = new byte[CHUNK_BYTES];
    private final Object ending = new Object();
    private Optional<String> ended = Optional.empty();

    private Child(Process process, Cage cage, String mark, Waits waits, Sink out, Sink err) {
        this.process = process;
        this.cage = cage;
        this.mark = mark;
        this.waits = waits;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a process.
     *
     * @param argv the subject's own; the place's cage is put around it
     * @param result the file of its own that the environment names as {@link Environment#RESULT}
     * @throws IOException when it cannot be started
     */
    static Child start(List<String> argv, Path directory, Place place, Path result, Waits waits, Sink out, Sink err)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(place.cage().command(argv)).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(place.environment());
        environment.put(Environment.RESULT, result.toString());
        if (place.cage().holds()) {
            environment.put(Cage.LEFT_BEHIND, place.leftBehind().toString());
        }
        return new Child(builder.start(), place.cage(), Environment.RESULT + "=" + result, waits, out, err);
    }

    /** What the process reads. Writing blocks while it does not. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Waits for the process to end by itself while taking what it prints; says whether it did in time. */
    boolean await(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            boolean printed = drain();
            long left = until - System.nanoTime();
            if (!process.isAlive()) {
                drainTheRest();
                return true;
            } else if (left <= 0) {
                return false;
            } else if (printed) {
                pause = SHORTEST_PAUSE;
            } else {
                process.waitFor(Math.min(left, pause.toNanos()), TimeUnit.NANOSECONDS);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    /** Sends the subject a signal; nothing happens when it has ended. */
    void signal(Signal signal) throws IOException, InterruptedException {
        Optional<ProcessHandle> subject = cage.subject(process);
        if (subject.isPresent()) {
            // A JVM can send TERM and KILL alone.
            new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -$0 $1",
                            signal.name(),
                            Long.toString(subject.get().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, 128 + n after signal n; -1 while it runs. */
    int exit() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /**
     * Ends the process and everything it started: TERM, a grace, KILL. When the process has ended by itself, what it left
     * behind is ended. May be called by several threads, and only the first does anything. An interrupt only shortens the grace.
     *
     * @return how it ended, in words
     */
    String end() {
        synchronized (ending) {
            if (ended.isPresent()) {
                return ended.get();
            }
            boolean interrupted = Thread.interrupted();
            String how = "it had ended by itself";
            List<ProcessHandle> below = process.descendants().toList();
            if (process.isAlive()) {
                how = "ended by TERM";
                cage.askToEnd(process);
                try {
                    if (!await(waits.grace())) {
                        how = "ended by KILL, TERM was ignored";
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            interrupted |= kill(below);
            if (process.isAlive()) {
                how = "not even KILL ended it";
            }
            closeStreams();
            ended = Optional.of(how);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return how;
        }
    }

    private boolean kill(List<ProcessHandle> below) {
        boolean interrupted = false;
        if (process.isAlive()) {
            try {
                cage.end(process);
                await(waits.kill());
            } catch (InterruptedException e) {
                interrupted = true;
                process.toHandle().destroyForcibly();
            }
        }
        if (!cage.holds()) {
            below.forEach(ProcessHandle::destroyForcibly);
            Stragglers.end(mark);
        }
        return interrupted;
    }

    /**
     * Takes some of what has been printed; says whether there was anything. Never blocks. What was logged before an output
     * is taken before it.
     */
    private synchronized boolean drain() {
        int output = read(process.getInputStream(), chunk);
        int logged = read(process.getErrorStream(), logChunk);
        if (logged > 0) {
            err.take(logChunk, logged);
        }
        if (output > 0) {
            out.take(chunk, output);
        }
        return logged > 0 || output > 0;
    }

    private static int read(InputStream from, byte[] into) {
        try {
            int length = Math.min(into.length, from.available());
            return length > 0 ? from.read(into, 0, length) : 0;
        } catch (IOException closed) {
            return 0;
        }
    }

    private void drainTheRest() {
        int rounds = 0;
        while (rounds < ROUNDS_AFTER_THE_END && drain()) {
            rounds++;
        }
    }

    /** The streams' ends on this side; standard input is its writer's. */
    private synchronized void closeStreams() {
        try (InputStream one = process.getInputStream();
                InputStream other = process.getErrorStream()) {
            drain();
        } catch (IOException alreadyClosed) {
            return;
        }
    }
}
