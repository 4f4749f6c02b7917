package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.Version;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The cache on disk, which one process at a time may have. Threads may share it.
 *
 * <p>A file lies where its {@link Resource#path()} says. Its seal lies below {@code .fetchproof/seals} at the same path, and gets
 * there first: a file without its seal, or with that of another, is not believed. Files on their way lie in {@code
 * .fetchproof/incoming}; whatever a process that was killed left there is removed by the next.
 */
final class Store implements AutoCloseable {
    private static final String OWN = ".fetchproof";

    private final Path root;
    private final Path seals;
    private final Path incoming;
    private final FileChannel lockFile;
    private final AtomicLong number = new AtomicLong();

    private Store(Path root, FileChannel lockFile) {
        this.root = root;
        this.seals = root.resolve(OWN).resolve("seals");
        this.incoming = root.resolve(OWN).resolve("incoming");
        this.lockFile = lockFile;
    }

    /**
     * Opens the cache, and makes it where there is none.
     *
     * @throws IOException when another has it, or when it cannot be written to
     */
    static Store open(Path root) throws IOException {
        Path own = Files.createDirectories(root.resolve(OWN));
        FileChannel lockFile =
                FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Store store = new Store(root, lockFile);
            if (!isLocked(lockFile)) {
                throw new IOException("the directory is in use by another cache: " + root);
            }
            Files.createDirectories(store.seals);
            Files.createDirectories(store.incoming);
            store.sweep();
            return store;
        } catch (IOException unusable) {
            lockFile.close();
            throw unusable;
        }
    }

    /** The operating system's lock, which ends with the process. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private void sweep() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(incoming)) {
            for (Path each : leftovers) {
                Files.delete(each);
            }
        }
    }

    /** A kept file that is whole and undamaged, which the caller closes; empty when there is none. */
    Optional<Kept> read(Resource resource) {
        try {
            Optional<Seal> seal = Seal.parse(Files.readString(seals.resolve(resource.path())));
            return seal.isPresent() ? Kept.verified(root.resolve(resource.path()), seal.get()) : Optional.empty();
        } catch (IOException absentOrUnreadable) {
            return Optional.empty();
        }
    }

    /** Where a file can be put together. */
    Path fresh() {
        return incoming.resolve(String.valueOf(number.incrementAndGet()));
    }

    /**
     * Keeps a file that was put together at {@code whole}, in place of an older one if there is one.
     *
     * @throws IOException when it cannot be kept
     */
    void keep(Resource resource, Path whole, Seal seal) throws IOException {
        if (holds(resource, seal)) {
            return;
        }
        keep(seals.resolve(resource.path()), seal.text());
        Path target = root.resolve(resource.path());
        if (resource.kind() == Resource.Kind.ZIP) {
            keep(
                    target.resolveSibling(target.getFileName() + "hash"),
                    seal.sum().orElseThrow().value());
        }
        settle(whole, target);
    }

    /** Whether the very same is kept; then it is let alone, for a list that stays the same is asked for again and again. */
    private boolean holds(Resource resource, Seal seal) {
        try (Kept kept = read(resource).orElse(null)) {
            return kept != null && kept.seal().equals(seal);
        } catch (IOException unclosable) {
            return false;
        }
    }

    private void keep(Path target, String text) throws IOException {
        Path file = fresh();
        try {
            settle(Files.write(file, text.getBytes(UTF_8)), target);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void settle(Path whole, Path target) throws IOException {
        Path directory = Files.createDirectories(target.resolveSibling(""));
        try (FileChannel file = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** The versions of which a file of this kind is kept, be it damaged; in no order. */
    List<Version> versions(ModulePath module, Resource.Kind kind) {
        String extension = "." + kind.name().toLowerCase(Locale.ROOT);
        List<Version> versions = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(root.resolve(module.escaped()).resolve("@v"), "*" + extension)) {
            for (Path each : files) {
                Resource.at("/" + module.escaped() + "/@v/" + each.getFileName())
                        .flatMap(Resource::version)
                        .ifPresent(versions::add);
            }
        } catch (IOException nothingKept) {
            return List.of();
        }
        return versions;
    }

    /** Lets another have the directory. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
