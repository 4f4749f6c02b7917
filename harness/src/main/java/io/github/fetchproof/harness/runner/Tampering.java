package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Kept;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is done to a subject's module cache behind its back, as crashes, full disks and hands do it. Links are not followed.
 *
 * @param cache the module cache
 */
record Tampering(Path cache) {

    private static final byte OTHER_BITS = 0x55;

    /**
     * Damages what the cache keeps of a module.
     *
     * @return whether there was anything to damage
     */
    boolean damage(Module module, Kept kept, Step.Harm harm) throws IOException {
        CacheReader reader = new CacheReader(cache);
        Path whole = kept == Kept.TREE ? reader.tree(module) : reader.file(module, kept);
        Optional<Path> hit = kept == Kept.TREE && harm != Step.Harm.DELETE
                ? files(whole).stream().findFirst()
                : Optional.of(whole).filter(there -> Files.exists(there));
        if (hit.isEmpty()) {
            return false;
        }
        Path target = hit.get();
        writably(target, () -> hurt(target, harm));
        return true;
    }

    private static void hurt(Path target, Step.Harm harm) throws IOException {
        switch (harm) {
            case DELETE -> Scratch.delete(target);
            case TRUNCATE -> cut(target, Files.size(target) / 2);
            case EMPTY -> cut(target, 0);
            case GARBAGE -> garble(target);
        }
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private static void garble(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= OTHER_BITS;
        }
        Files.write(file, bytes);
    }

    /** Leaves a module's tree as a process leaves it that dies while it extracts: with the marker, and without a file. */
    void plantPartial(Module module) throws IOException {
        CacheReader reader = new CacheReader(cache);
        Path marker = reader.file(module, "partial");
        Files.createDirectories(marker.resolveSibling("."));
        Files.write(marker, new byte[0]);
        Path tree = reader.tree(module);
        List<Path> files = files(tree);
        if (files.isEmpty()) {
            Files.createDirectories(tree);
            Files.write(tree.resolve("go.mod"), module.goModBytes());
        } else {
            Path last = files.get(files.size() - 1);
            writably(last, () -> Files.delete(last));
        }
    }

    /** Puts a file in the place of the module cache. */
    void replaceByFile() throws IOException {
        Scratch.delete(cache);
        Files.writeString(cache, "not a directory\n");
    }

    private static List<Path> files(Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            return walk.filter(each -> Files.isRegularFile(each, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** Does something to a file or directory that may be read-only, in a directory that may be; what is left of it stays so. */
    private static void writably(Path target, Deed deed) throws IOException {
        Path directory = target.resolveSibling(".").normalize();
        Set<PosixFilePermission> ofDirectory = open(directory);
        Set<PosixFilePermission> ofTarget = open(target);
        deed.run();
        if (Files.exists(target)) {
            Files.setPosixFilePermissions(target, ofTarget);
        }
        Files.setPosixFilePermissions(directory, ofDirectory);
    }

    /** Lets the owner write, and says who might do what before. */
    private static Set<PosixFilePermission> open(Path path) throws IOException {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> more = EnumSet.copyOf(before);
        more.add(PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(path, more);
        return before;
    }

    private interface Deed {
        void run() throws IOException;
    }
}
