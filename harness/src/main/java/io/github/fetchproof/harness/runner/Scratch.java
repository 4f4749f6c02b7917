package io.github.fetchproof.harness.runner;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A directory for what one subject writes, removed with all in it when closed. In the sandbox it is a file system of its own, so
 * that a subject which fills its disk fills nobody else's.
 */
public final class Scratch implements AutoCloseable {

    /** What a subject may write, all its files together, in MiB: usually, and where a scenario is heavy. */
    private static final int USUAL = 256;

    private static final int LARGE = 1024;

    private static final long KIB = 1024;

    private static final System.Logger LOG = System.getLogger(Scratch.class.getName());

    private final Path directory;
    private final boolean mounted;

    private Scratch(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    /**
     * Where all subjects of a run have their directories, and nothing else is.
     *
     * @param scratch the run's
     */
    public static Path commons(Path scratch) {
        return scratch.resolve("subjects");
    }

    /**
     * Makes one.
     *
     * @param scratch the run's, an existing directory
     * @param sandboxed whether this process may mount, which it may in the sandbox
     * @param large whether it holds a GiB rather than a quarter of one
     */
    static Scratch open(Path scratch, boolean sandboxed, boolean large) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(commons(scratch)), "s");
        if (sandboxed) {
            Tmpfs.mount(directory, "size=" + (large ? LARGE : USUAL) + "m,nr_inodes=100k,mode=0700");
        }
        return new Scratch(directory, sandboxed);
    }

    Path directory() {
        return directory;
    }

    /**
     * Leaves room for so much more than is written already.
     *
     * @throws WorldException when it is not a file system of its own
     */
    void leave(long kib) throws IOException {
        if (!mounted) {
            throw new WorldException("only a file system of the subject's own can be filled: " + directory);
        }
        FileStore store = Files.getFileStore(directory);
        long used = (store.getTotalSpace() - store.getUnallocatedSpace() + KIB - 1) / KIB;
        // Nothing has to be written: a tmpfs may be made smaller.
        Tmpfs.remount(directory, "size=" + (used + kib) + "k");
    }

    @Override
    public void close() {
        if (mounted) {
            try {
                Tmpfs.unmount(directory);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "could not unmount " + directory + ": " + e.getMessage());
            }
        }
        delete(directory);
    }

    /** Removes a directory and all in it, also what a subject made read-only; links are removed, never followed. */
    public static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new Removal());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "could not remove " + directory + ": " + e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (!Files.isWritable(directory)) {
                // Where this fails, removing what is in it fails too, and that is told.
                boolean writable = directory.toFile().setWritable(true);
                LOG.log(Level.DEBUG, () -> directory + " made writable: " + writable);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
