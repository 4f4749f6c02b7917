package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ZipArchive;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.ExtractedTree;
import io.github.fetchproof.harness.trace.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads what a subject left in its module cache, and compares it with the world. Trusts nothing it finds there.
 *
 * @param cache the module cache, which need not exist
 */
record CacheReader(Path cache) {

    /** How many files are listed at the most. */
    private static final int MOST_FILES = 2_000;

    /** How large a file may be to be read as a stream, and how large to be held. */
    private static final long MOST_STREAMED = 512L << 20;

    private static final long MOST_HELD = 64L << 20;

    private static final int CHUNK = 64 * 1024;

    /** Where Go keeps a module version's files. See https://go.dev/ref/mod#module-cache. */
    Path file(Module module, String extension) {
        return cache.resolve("cache/download")
                .resolve(module.id().path().escaped())
                .resolve("@v")
                .resolve(module.id().version().escaped() + "." + extension);
    }

    /** Where Go keeps one of the files of a module version. */
    Path file(Module module, Kept kept) {
        return file(module, kept.name().toLowerCase(Locale.ROOT));
    }

    /** Where Go extracts a module version. */
    Path tree(Module module) {
        return cache.resolve(
                module.id().path().escaped() + "@" + module.id().version().escaped());
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
                byte[] right = module.goModBytes();
                if (Files.size(mod) != right.length || !Arrays.equals(read(mod), right)) {
                    return "the cached .mod of " + module.id() + " (" + Files.size(mod)
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
            long unpacked = ZipArchive.read(zip).entries().stream()
                    .mapToLong(ZipArchive.Entry::size)
                    .sum();
            // An entry is never unpacked further than it declares.
            return unpacked > MOST_HELD
                    ? "a zip of " + zip.length + " bytes that holds " + unpacked
                    : Hash1.ofZip(zip).toString();
        } catch (IOException | IllegalArgumentException e) {
            return "not a valid zip (" + zip.length + " bytes)";
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) MOST_HELD + 1);
            if (bytes.length > MOST_HELD) {
                throw new IOException(file.getFileName() + " is larger than " + MOST_HELD + " bytes");
            }
            return bytes;
        }
    }

    /** The modules of a world that are extracted, each once, as compared with the first that holds it. */
    List<ExtractedTree> trees(World world) {
        Map<ModuleVersion, Module> modules = new LinkedHashMap<>();
        world.modules().forEach(module -> modules.putIfAbsent(module.id(), module));
        return modules.values().stream()
                .filter(module -> Files.isDirectory(tree(module), LinkOption.NOFOLLOW_LINKS))
                .map(this::extracted)
                .toList();
    }

    private ExtractedTree extracted(Module module) {
        Path root = tree(module);
        Set<String> missing = new TreeSet<>(module.files().keySet());
        String problem = "";
        String writable = "";
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path each : walk.limit(MOST_FILES).sorted().toList()) {
                String name = root.relativize(each).toString();
                if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    boolean known = missing.remove(name);
                    problem = problem.isEmpty() ? wrong(module, name, each, known) : problem;
                }
                if (writable.isEmpty() && isWritable(each)) {
                    writable = cache.relativize(each).toString();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            problem = "it cannot be read: " + e.getMessage();
        }
        if (problem.isEmpty() && !missing.isEmpty()) {
            problem = missing.iterator().next() + " is missing";
        }
        return new ExtractedTree(module.id().toString(), problem, writable);
    }

    private static String wrong(Module module, String name, Path file, boolean known) throws IOException {
        if (!known) {
            return name + " does not belong to it";
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return name + " is not a regular file";
        }
        byte[] right = Objects.requireNonNull(module.files().get(name)).getBytes(StandardCharsets.UTF_8);
        return Files.size(file) == right.length && Arrays.equals(read(file), right)
                ? ""
                : name + " is not what the world holds";
    }

    /** By its mode: whoever is root may write anyway. A link has no mode of its own. */
    private static boolean isWritable(Path path) throws IOException {
        return !Files.isSymbolicLink(path)
                && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OWNER_WRITE);
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
            return new CachedFile(name, size, size > MOST_STREAMED ? "" : sha256(file));
        } catch (IOException vanished) {
            return new CachedFile(name, -1, "");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
