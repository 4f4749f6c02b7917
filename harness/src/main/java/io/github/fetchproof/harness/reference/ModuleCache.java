package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Go's module cache on disk. A file gets its final name when it is whole and on the disk, by one rename;
 * until then its name ends in {@code .tmp}. Safe to share among threads and processes.
 *
 * @param top {@code GOMODCACHE}; extracted modules are right below it
 * @param root {@code cache/download} in it; everything else is there
 * @see <a href="https://go.dev/ref/mod#module-cache">module cache</a>
 */
record ModuleCache(Decisions decisions, Path top, Path root) {
    private static final AtomicLong TEMPORARY = new AtomicLong();

    /** Rewrites of {@code list} while others write it too; the last one to look finds everything. */
    private static final int LIST_ROUNDS = 3;

    ModuleCache(Decisions decisions, Path top) {
        this(decisions, top, top.resolve("cache").resolve("download"));
    }

    /** Where a file of a module version is kept. */
    Path at(ModuleVersion module, String extension) {
        return root.resolve(decisions.keptAt(module, extension));
    }

    /** Where a module version is extracted to. */
    ModuleTree tree(ModuleVersion module) {
        return new ModuleTree(decisions, module, top.resolve(module.escaped()), at(module, "partial"));
    }

    private Path directory(ModuleVersion module) {
        return at(module, "mod").resolveSibling("");
    }

    /** Makes the place for all files of this version. */
    void makeDirectory(ModuleVersion module) throws IOException {
        Files.createDirectories(directory(module));
    }

    /** A kept file; empty when there is none that can be read. */
    Optional<byte[]> read(ModuleVersion module, String extension) {
        try {
            return Optional.of(Files.readAllBytes(at(module, extension)));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** A name for a file of this version that is still on its way. */
    Path temporary(ModuleVersion module, String extension) {
        String unique = ProcessHandle.current().pid() + "-" + TEMPORARY.incrementAndGet();
        return at(module, extension + unique + ".tmp");
    }

    /** Keeps a small file. The caller holds the version's lock. */
    void keep(ModuleVersion module, String extension, byte[] bytes) throws FetchFailure {
        Path target = at(module, extension);
        Path path = decisions.commitsAtomically() ? temporary(module, extension) : target;
        try {
            makeDirectory(module);
            write(path, bytes, target);
        } catch (IOException full) {
            throw failure(target, full);
        }
    }

    /** Gives a whole file its final name. The caller holds the version's lock. */
    void keep(ModuleVersion module, String extension, Path whole) throws FetchFailure {
        Path target = at(module, extension);
        try {
            settle(whole, target);
        } catch (IOException full) {
            discard(whole);
            throw failure(target, full);
        }
    }

    private static void write(Path path, byte[] bytes, Path target) throws IOException {
        try {
            Files.write(path, bytes);
            settle(path, target);
        } catch (IOException full) {
            discard(path);
            throw full;
        }
    }

    private static void settle(Path whole, Path target) throws IOException {
        try (FileChannel file = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        if (!whole.equals(target)) {
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        }
        try (FileChannel names = FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException leftBehind) {
            System.getLogger(ModuleCache.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not remove " + path, leftBehind);
        }
    }

    private static FetchFailure failure(Path target, IOException full) {
        return new FetchFailure(FailureClass.LOCAL, "could not keep " + target + ": " + full);
    }

    /** Removes what a process that died left of this version. The caller holds its lock. */
    void sweep(ModuleVersion module) {
        Path directory = directory(module);
        String prefix = module.escapedVersion() + ".";
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "*.tmp")) {
            for (Path each : leftovers) {
                if (each.getFileName().toString().startsWith(prefix) && decisions.removesTemporaryFiles()) {
                    discard(each);
                }
            }
        } catch (IOException nothingThere) {
            return;
        }
    }

    /** Brings {@code list}, the versions kept of the module, up to date; as Go does, for those who serve the cache as a proxy. */
    void listVersions(ModuleVersion module) throws FetchFailure {
        Path directory = directory(module);
        Path list = directory.resolve("list");
        try {
            for (int round = 0; round < LIST_ROUNDS; round++) {
                byte[] now = versions(directory);
                if (Files.exists(list) && Arrays.equals(Files.readAllBytes(list), now)) {
                    return;
                }
                write(temporary(module, "list"), now, list);
            }
        } catch (IOException full) {
            throw failure(list, full);
        }
    }

    private static byte[] versions(Path directory) throws IOException {
        SortedSet<Version> versions = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.mod")) {
            for (Path each : files) {
                String name = each.getFileName().toString();
                try {
                    versions.add(Version.unescape(name.substring(0, name.length() - ".mod".length())));
                } catch (IllegalArgumentException notOne) {
                    System.getLogger(ModuleCache.class.getName())
                            .log(System.Logger.Level.DEBUG, "not a version: " + each, notOne);
                }
            }
        }
        StringBuilder text = new StringBuilder();
        versions.forEach(version -> text.append(version.value()).append('\n'));
        return text.toString().getBytes(UTF_8);
    }
}
