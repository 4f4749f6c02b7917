package io.github.fetchproof.fakes.gomod;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipException;

/** Module zips in memory: made, and checked whole. See https://go.dev/ref/mod#zip-files. */
public final class ModuleZip {

    private ModuleZip() {}

    /**
     * The zip of a module: its files in the order of their names, deflated, always the same bytes for the same files on the
     * same JDK.
     *
     * @param files name relative to the module's root, to content
     * @throws IllegalArgumentException when the zip would break a rule
     */
    public static byte[] create(ModuleVersion module, Map<String, byte[]> files) {
        return create(module, files, Set.of(), Set.of());
    }

    /**
     * The zip of a module with entries that it need not have.
     *
     * @param files name relative to the module's root, to content
     * @param links names of the files that are called symbolic links
     * @param directories directories that have an entry, {@code a/b/}
     * @throws IllegalArgumentException when the zip would break a rule
     */
    public static byte[] create(
            ModuleVersion module, Map<String, byte[]> files, Set<String> links, Set<String> directories) {
        List<RawZip.Entry> entries = new ArrayList<>();
        List<ZipRules.Entry> declared = new ArrayList<>();
        directories.stream().sorted().map(name -> module.zipPrefix() + name).forEach(name -> {
            if (!name.endsWith("/")) {
                throw new IllegalArgumentException("a directory must end in a slash: " + ForeignText.quoted(name));
            }
            entries.add(RawZip.Entry.directory(name));
            declared.add(new ZipRules.Entry(name, 0));
        });
        new TreeMap<>(files).forEach((name, content) -> {
            if (name.isEmpty() || name.endsWith("/")) {
                throw new IllegalArgumentException(
                        "a module must hold files, not directories: " + ForeignText.quoted(name));
            }
            entries.add(RawZip.Entry.of(module.zipPrefix() + name, content)
                    .mode(links.contains(name) ? RawZip.SYMLINK : RawZip.REGULAR));
            declared.add(new ZipRules.Entry(module.zipPrefix() + name, content.length));
        });
        List<ZipRules.Problem> problems = ZipRules.check(module, declared);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).sentence());
        }
        try {
            return RawZip.of(entries);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * What is wrong with a zip that was served for {@code module}: all of {@link ZipRules}, and that it can be read to the
     * end. Nothing when it may be used, once its hash is known to be right.
     */
    public static List<ZipRules.Problem> check(ModuleVersion module, byte[] zip) {
        if (zip.length > ZipRules.MOST_BYTES) {
            return List.of(new ZipRules.Problem(
                    ZipRule.ARCHIVE_SIZE,
                    "",
                    "a module zip must take at most " + ZipRules.MOST_BYTES + " bytes: " + zip.length));
        }
        ZipArchive archive;
        try {
            archive = ZipArchive.read(zip);
        } catch (ZipException notZip) {
            return List.of(new ZipRules.Problem(ZipRule.SOUND, "", sentence(notZip)));
        }
        List<ZipRules.Problem> problems = new ArrayList<>(ZipRules.check(
                module,
                archive.entries().stream()
                        .map(entry -> new ZipRules.Entry(entry.name(), entry.size()))
                        .toList()));
        // A bomb has been found by the sizes it declares; no more than those is uncompressed.
        if (problems.isEmpty()) {
            archive.entries().forEach(entry -> readThrough(archive, entry, problems));
        }
        return List.copyOf(problems);
    }

    private static void readThrough(ZipArchive archive, ZipArchive.Entry entry, List<ZipRules.Problem> problems) {
        try (InputStream in = archive.open(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException damaged) {
            problems.add(new ZipRules.Problem(ZipRule.SOUND, entry.name(), sentence(damaged)));
        }
    }

    private static String sentence(IOException damaged) {
        String message = damaged.getMessage();
        return message == null ? "a module zip must be readable: " + damaged : message;
    }
}
