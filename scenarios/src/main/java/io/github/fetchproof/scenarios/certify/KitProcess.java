package io.github.fetchproof.scenarios.certify;

import io.github.fetchproof.harness.fetcher.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The kit at work in a process of its own. Its events are read by one thread. */
final class KitProcess implements AutoCloseable {
    private static final int LINES_KEPT = 40;
    private static final long SECONDS_TO_END = 30;

    private final Process process;
    private final BufferedReader lines;
    private final ArrayDeque<String> log = new ArrayDeque<>();
    private final Thread logReader;
    private final Thread hook;
    private Object problems = List.of();
    private boolean ended;

    private KitProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.logReader = new Thread(this::readLog, "fetchproof-log");
        this.hook = new Thread(process::destroy, "fetchproof-end");
        logReader.setDaemon(true);
        logReader.start();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static KitProcess start(List<String> command) {
        try {
            return new KitProcess(new ProcessBuilder(command).start());
        } catch (IOException notStarted) {
            throw new UncheckedIOException("the kit could not be started: " + command, notStarted);
        }
    }

    /**
     * What the kit tells, as it tells it: the fields of one event each. A kit that ends too early is told as an event of its
     * own, {@code broken}, with its log.
     */
    Stream<Map<?, ?>> events() {
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<Map<?, ?>>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Map<?, ?>> action) {
                        Optional<Map<?, ?>> event = next();
                        event.ifPresent(action);
                        return event.isPresent();
                    }
                },
                false);
    }

    /** The next event that a test is made of; empty after the last. */
    private Optional<Map<?, ?>> next() {
        while (!ended) {
            Optional<Map<?, ?>> event = read();
            if (event.isEmpty()) {
                ended = true;
                return Optional.of(Map.of("event", "broken", "log", whatItSaid()));
            }
            Object kind = event.get().get("event");
            ended = "ended".equals(kind);
            Object told =
                    Optional.<Object>ofNullable(event.get().get("problems")).orElse(List.of());
            boolean known = "started".equals(kind) || (ended && problems.equals(told));
            if (!known) {
                problems = "preflight".equals(kind) ? told : problems;
                return event;
            }
        }
        return Optional.empty();
    }

    private Optional<Map<?, ?>> read() {
        try {
            String line = lines.readLine();
            return line != null && Json.read(line) instanceof Map<?, ?> event ? Optional.of(event) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        } catch (IllegalArgumentException noJson) {
            return Optional.of(Map.of("event", "broken", "log", "the kit said: " + noJson.getMessage()));
        }
    }

    private String whatItSaid() {
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            logReader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        String exit = process.isAlive() ? "is still running" : "exited with " + process.exitValue();
        synchronized (log) {
            return "the kit " + exit + " before it was done\n" + String.join("\n", log);
        }
    }

    private void readLog() {
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                synchronized (log) {
                    log.addLast(line);
                    if (log.size() > LINES_KEPT) {
                        log.removeFirst();
                    }
                }
            }
        } catch (IOException gone) {
            // The kit has ended; what it said before is kept.
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the kit, when it has not ended, and waits for it. */
    @Override
    public void close() {
        try {
            if (!ended || !process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroy();
                if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAnyway) {
            // The hook is running already.
        }
    }
}
