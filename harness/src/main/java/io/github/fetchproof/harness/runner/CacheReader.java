package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what a subject left in its module cache, and compares it with the world. Trusts nothing it finds there.
 *
 * @param cache the module cache, which need not exist
 */
record CacheReader(Path cache) {

    /** How many files are listed at the most, and how large one may be to be read. */
    private static final int MOST_FILES = 2_000;

    private static final long MOST_BYTES = 64L << 20;

    /** Where Go keeps a module version's files. See https://go.dev/ref/mod#module-cache. */
    Path file(Module module, String extension) {
        return cache.resolve("cache/download")
                .resolve(module.id().path().escaped())
                .resolve("@v")
                .resolve(module.id().version().escaped() + "." + extension);
    }

    /** What is there of a module, and whether it is what the world holds. */
    Delivery delivery(Module module) {
        Path info = file(module, "info");
        Path mod = file(module, "mod");
        Path zip = file(module, "zip");
        boolean present = Files.isRegularFile(info) && Files.isRegularFile(mod) && Files.isRegularFile(zip);
        boolean any = Files.exists(mod) || Files.exists(zip);
        String problem = wrong(module, mod, zip);
        boolean authentic = problem.isEmpty();
        if (authentic && !present) {
            problem = "not all of .info, .mod and .zip of " + module.id() + " are in the cache";
        }
        return new Delivery(module.id().toString(), present, any, authentic, problem);
    }

    private static String wrong(Module module, Path mod, Path zip) {
        try {
            if (Files.exists(mod)) {
                byte[] found = read(mod);
                if (!java.util.Arrays.equals(found, module.goModBytes())) {
                    return "the cached .mod of " + module.id() + " (" + found.length
                            + " bytes) is not what the world holds";
                }
            }
            if (Files.exists(zip)) {
                String sum = sumOf(read(zip));
                if (!sum.equals(module.sum().toString())) {
                    return "the cached .zip of " + module.id() + " is " + sum + " and should be " + module.sum();
                }
            }
            return "";
        } catch (IOException e) {
            return "the cache of " + module.id() + " cannot be read: " + e;
        }
    }

    private static String sumOf(byte[] zip) {
        try {
            return Hash1.ofZip(zip).toString();
        } catch (IOException | IllegalArgumentException e) {
            return "not a valid zip (" + zip.length + " bytes)";
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file.getFileName() + " is larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** The files of the download cache, sorted, at most {@value #MOST_FILES}. */
    List<CachedFile> files() {
        Path downloads = cache.resolve("cache/download");
        if (!Files.isDirectory(downloads)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(downloads)) {
            return walk.filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .sorted()
                    .map(this::cached)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(new CachedFile("unreadable: " + e.getMessage(), 0, ""));
        }
    }

    private CachedFile cached(Path file) {
        String name = cache.relativize(file).toString().replace('\\', '/');
        try {
            long size = Files.size(file);
            return new CachedFile(name, size, size > MOST_BYTES ? "" : sha256(read(file)));
        } catch (IOException vanished) {
            return new CachedFile(name, -1, "");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
