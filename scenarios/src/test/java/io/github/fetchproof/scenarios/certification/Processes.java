package io.github.fetchproof.scenarios.certification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The processes of one run, in whatever namespace they are: each names the run's own directory among its arguments or in its
 * environment. Reads Linux's {@code /proc}.
 */
final class Processes {
    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    /** Those that live now. The dead whom nobody has buried have neither arguments nor environment, and are not counted. */
    static List<ProcessHandle> of(Path directory) {
        return all().filter(each -> names(each, directory))
                .flatMap(each -> ProcessHandle.of(pid(each)).stream())
                .toList();
    }

    /** Waits for them all to end; returns, as text, those that have not by then. */
    static List<String> after(Duration most, Path directory) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        List<ProcessHandle> living = of(directory);
        while (!living.isEmpty() && System.nanoTime() < deadline) {
            awaitEnd(living.get(0));
            living = of(directory);
        }
        return living.stream().map(each -> each.pid() + " " + arguments(each)).toList();
    }

    /** The networks, other than this process's own, that they live in. */
    static Set<String> networks(Path directory) {
        Set<String> networks = new TreeSet<>();
        of(directory).forEach(each -> network(each).ifPresent(networks::add));
        network(ProcessHandle.current()).ifPresent(networks::remove);
        return networks;
    }

    /**
     * Whoever has lived in one of these networks since before some moment; whoever was born later may be of somebody else, whose
     * network has got the number of one that is gone.
     */
    static List<String> in(Set<String> networks, Instant before) {
        List<String> living = new ArrayList<>();
        all().flatMap(each -> ProcessHandle.of(pid(each)).stream()).forEach(each -> {
            boolean old = each.info().startInstant().filter(before::isAfter).isPresent();
            if (old && network(each).filter(networks::contains).isPresent()) {
                living.add(each.pid() + " " + arguments(each));
            }
        });
        return living;
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException livesOn) {
            // The caller looks again, until its own time is over.
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> all() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.filter(each -> each.getFileName().toString().matches("[0-9]+")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(Path entry) {
        return Long.parseLong(entry.getFileName().toString());
    }

    private static boolean names(Path entry, Path directory) {
        return read(entry.resolve("cmdline")).contains(directory.toString())
                || read(entry.resolve("environ")).contains(directory.toString());
    }

    private static Optional<String> network(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(process.pid() + "/ns/net"))
                    .toString());
        } catch (IOException goneOrNotOurs) {
            return Optional.empty();
        }
    }

    private static String arguments(ProcessHandle process) {
        return read(PROC.resolve(process.pid() + "/cmdline"));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
