package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was read of one checksum database and proven, where Go keeps it (SDB-017). Files are replaced as a whole; safe to share
 * among threads and processes.
 *
 * @param answers {@code cache/download/sumdb/NAME} in the module cache
 * @param latest {@code pkg/sumdb/NAME/latest} in GOPATH: the newest signed tree seen
 */
record SumCache(Path answers, Path latest) {
    private static final AtomicLong TEMPORARY = new AtomicLong();

    static SumCache of(Settings settings, String name) {
        return new SumCache(
                settings.moduleCache()
                        .toAbsolutePath()
                        .resolve("cache/download/sumdb")
                        .resolve(name),
                settings.goPath()
                        .toAbsolutePath()
                        .resolve("pkg/sumdb")
                        .resolve(name)
                        .resolve("latest"));
    }

    /** An answer that was kept; empty when there is none that can be read. */
    Optional<byte[]> answer(String path) {
        return read(answers.resolve(path));
    }

    /** Keeps an answer. */
    void keepAnswer(String path, byte[] body) throws FetchFailure {
        write(answers.resolve(path), body);
    }

    /** The newest signed tree seen, as a note; empty when none was seen. */
    Optional<byte[]> newest() {
        return read(latest).filter(note -> note.length > 0);
    }

    /** Keeps the newest signed tree. */
    void keepNewest(byte[] note) throws FetchFailure {
        write(latest, note);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static void write(Path file, byte[] bytes) throws FetchFailure {
        String unique = "." + ProcessHandle.current().pid() + "-" + TEMPORARY.incrementAndGet() + ".tmp";
        Path temporary = file.resolveSibling(file.getFileName() + unique);
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            ModuleCache.discard(temporary);
            throw new FetchFailure(FailureClass.LOCAL, "could not keep " + file + ": " + full);
        }
    }
}
