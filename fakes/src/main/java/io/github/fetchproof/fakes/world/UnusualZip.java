package io.github.fetchproof.fakes.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.gomod.Content;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.RawZip;
import io.github.fetchproof.fakes.gomod.RawZip.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Module zips as a {@link ZipVariant} says, the wrong ones too. */
final class UnusualZip {
    private static final long MIB = 1 << 20;
    private static final long BOMB = 600 * MIB;
    private static final long LARGE = 17 * MIB;
    private static final int LIE = 1000;
    private static final byte[] JUNK = "this is no part of any module's archive\n".getBytes(UTF_8);
    private static final byte[] PAGE =
            "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in first.</body></html>\n"
                    .getBytes(UTF_8);
    private static final byte[] SOURCE = "package odd\n".getBytes(UTF_8);

    private UnusualZip() {}

    /** @param files all that is true, name relative to the module's root, to content */
    static byte[] of(ModuleVersion module, Map<String, byte[]> files, ZipVariant variant) {
        String prefix = module.zipPrefix();
        try {
            return switch (variant) {
                case NO_PREFIX -> RawZip.of(entries("", files));
                case OTHER_VERSION_PREFIX -> RawZip.of(entries(otherVersion(module), files));
                case STRAY_FILE -> with(prefix, files, Entry.of("evil.txt", SOURCE));
                case ABSOLUTE_PATH -> with(prefix, files, Entry.of("/" + prefix + "odd.go", SOURCE));
                case DOT_DOT -> with(prefix, files, Entry.of(prefix + "../../odd.go", SOURCE));
                case BACKSLASH -> with(prefix, files, Entry.of(prefix + "..\\odd.go", SOURCE));
                case COLON -> with(prefix, files, Entry.of(prefix + "odd:stream.go", SOURCE));
                case CASE_COLLISION ->
                    with(prefix, files, Entry.of(prefix + "odd.go", SOURCE), Entry.of(prefix + "ODD.go", SOURCE));
                case DUPLICATE ->
                    with(prefix, files, Entry.of(prefix + "odd.go", SOURCE), Entry.of(prefix + "odd.go", SOURCE));
                case FILE_AND_DIRECTORY ->
                    with(prefix, files, Entry.of(prefix + "odd", SOURCE), Entry.of(prefix + "odd/odd.go", SOURCE));
                case UPPER_CASE_GO_MOD -> RawZip.of(entries(prefix, renamed(files, "go.mod", "GO.MOD")));
                case NESTED_GO_MOD ->
                    with(
                            prefix,
                            files,
                            Entry.of(prefix + "odd/go.mod", ("module " + module.path() + "/odd\n").getBytes(UTF_8)));
                case RESERVED_NAME -> with(prefix, files, Entry.of(prefix + "con.go", SOURCE));
                case TRAILING_DOT -> with(prefix, files, Entry.of(prefix + "odd.", SOURCE));
                case NEWLINE_IN_NAME -> with(prefix, files, Entry.of(prefix + "odd\n.go", SOURCE));
                case BAD_CRC -> RawZip.of(wrongChecksums(prefix, files));
                case NOT_A_ZIP -> PAGE.clone();
                case EMPTY -> new byte[0];
                case JUNK_BEFORE -> joined(JUNK, RawZip.of(entries(prefix, files)));
                case JUNK_AFTER -> joined(RawZip.of(entries(prefix, files)), JUNK);
                case BOMB -> with(prefix, files, Entry.of(prefix + "odd.txt", Content.zeros(BOMB)));
                case LYING_SIZE ->
                    with(
                            prefix,
                            files,
                            Entry.of(prefix + "odd.txt", Content.zeros(BOMB)).declaringSize(LIE));
                case LARGE_GO_MOD ->
                    with(prefix, without(files, "go.mod"), Entry.of(prefix + "go.mod", Content.zeros(LARGE)));
                case LARGE_LICENSE ->
                    with(prefix, without(files, "LICENSE"), Entry.of(prefix + "LICENSE", Content.zeros(LARGE)));
                case DIFFERENT_GO_MOD ->
                    with(
                            prefix,
                            without(files, "go.mod"),
                            Entry.of(
                                    prefix + "go.mod",
                                    ("module " + module.path() + "\n\ngo 1.20\n\n// Not the one beside.\n")
                                            .getBytes(UTF_8)));
                case STORED_REVERSED -> RawZip.of(storedAndReversed(entries(prefix, files)));
                case SYMLINK ->
                    with(
                            prefix,
                            files,
                            Entry.of(prefix + "odd.txt", "../../../../../../etc/passwd".getBytes(UTF_8))
                                    .mode(RawZip.SYMLINK));
                case DIRECTORY_ENTRY -> with(prefix, files, Entry.directory(prefix + "odd/"));
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Entry> entries(String prefix, Map<String, byte[]> files) {
        List<Entry> entries = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> entries.add(Entry.of(prefix + name, content)));
        return entries;
    }

    private static byte[] with(String prefix, Map<String, byte[]> files, Entry... more) throws IOException {
        List<Entry> entries = entries(prefix, files);
        Collections.addAll(entries, more);
        return RawZip.of(entries);
    }

    private static String otherVersion(ModuleVersion module) {
        return module.path() + "@" + module.version() + "-odd/";
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        Map<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(name);
        return fewer;
    }

    private static Map<String, byte[]> renamed(Map<String, byte[]> files, String name, String other) {
        Map<String, byte[]> renamed = without(files, name);
        renamed.put(other, files.getOrDefault(name, SOURCE));
        return renamed;
    }

    private static List<Entry> wrongChecksums(String prefix, Map<String, byte[]> files) {
        List<Entry> entries = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> {
            CRC32 crc = new CRC32();
            crc.update(content);
            entries.add(Entry.of(prefix + name, content).declaringCrc(crc.getValue() ^ 1));
        });
        return entries;
    }

    private static List<Entry> storedAndReversed(List<Entry> entries) {
        List<Entry> reversed =
                new ArrayList<>(entries.stream().map(Entry::stored).toList());
        Collections.reverse(reversed);
        return reversed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + second.length);
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }
}
