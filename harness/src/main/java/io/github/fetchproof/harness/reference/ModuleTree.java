package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one module version, extracted for compilers to read. While it is made, a marker lies beside the zip: as long as
 * that is there, whoever finds the tree takes it for unfinished and makes it anew (CONC-004).
 *
 * @param directory {@code GOMODCACHE/path@version}
 * @param marker the {@code .partial} file
 * @see <a href="https://go.dev/ref/mod#module-cache">module cache</a>
 */
record ModuleTree(Decisions decisions, ModuleVersion module, Path directory, Path marker) {

    /** Whether it was finished and still holds what the zip holds, no less and no more. */
    boolean isWhole(ZipOnDisk zip, Hash1 hash) {
        if (!Files.isDirectory(directory) || (decisions.heedsPartialMarkers() && Files.exists(marker))) {
            return false;
        }
        if (!decisions.verifiesCachedFiles()) {
            return true;
        }
        try {
            return Hash1.of(files(zip)).equals(hash);
        } catch (IOException | FetchFailure | IllegalArgumentException damaged) {
            return false;
        }
    }

    /** What the tree holds, and the zip's directory entries, which count in its hash and are not extracted (ZIP-007). */
    private List<Hash1.Named> files(ZipOnDisk zip) throws IOException, FetchFailure {
        List<Hash1.Named> named = new ArrayList<>();
        zip.directories().forEach(name -> named.add(new Hash1.Named(name, InputStream::nullInputStream)));
        for (Path path : everything()) {
            if (!isDirectory(path)) {
                String name = module.zipPrefix() + directory.relativize(path);
                named.add(new Hash1.Named(name, () -> Files.newInputStream(path)));
            }
        }
        return named;
    }

    /**
     * Makes it from the zip, in place of what is there. The caller holds the version's lock.
     *
     * @throws FetchFailure when the zip is damaged, or the files cannot be kept; nothing is left of the tree then
     */
    void extract(ZipOnDisk zip) throws FetchFailure {
        try {
            if (decisions.marksUnfinishedTrees()) {
                Files.write(marker, new byte[0]);
            }
            remove();
            Files.createDirectories(directory);
            zip.extract(this::write);
            protect();
            Files.deleteIfExists(marker);
        } catch (IOException full) {
            forget();
            throw new FetchFailure(FailureClass.LOCAL, "could not make " + directory + ": " + full);
        } catch (FetchFailure failed) {
            forget();
            throw failed;
        }
    }

    private void write(String name, InputStream content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.copy(content, file);
        permit(file, decisions.permissions(false));
    }

    private void protect() throws IOException {
        List<Path> all = everything();
        for (int last = all.size() - 1; last >= 0; last--) {
            if (isDirectory(all.get(last))) {
                permit(all.get(last), decisions.permissions(true));
            }
        }
    }

    private void remove() throws IOException {
        List<Path> all = everything();
        for (Path each : all) {
            if (isDirectory(each)) {
                permit(each, "rwxr-xr-x");
            }
        }
        for (int last = all.size() - 1; last >= 0; last--) {
            Files.delete(all.get(last));
        }
    }

    /** The marker goes last, and stays when the tree does. */
    private void forget() {
        try {
            remove();
            Files.deleteIfExists(marker);
        } catch (IOException leftBehind) {
            System.getLogger(ModuleTree.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not remove " + directory, leftBehind);
        }
    }

    /** The directory and all below it, each before what it holds; nothing when it is not there. */
    private List<Path> everything() throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.toList();
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
