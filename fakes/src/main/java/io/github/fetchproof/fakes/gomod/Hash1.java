package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An {@code h1:} hash, the kind that go.sum and the checksum database hold.
 *
 * <p>It covers the names and contents of files and nothing else, so order, compression, times and modes of a zip do not
 * matter. Directory entries of a zip count as empty files. See https://go.dev/ref/mod#go-sum-files.
 *
 * @param value {@code h1:} and 44 characters of base64
 */
public record Hash1(String value) {

    private static final String PREFIX = "h1:";
    private static final int BUFFER = 8192;

    /** @throws IllegalArgumentException when {@code value} is not {@code h1:} and the base64 of 32 bytes */
    public Hash1 {
        if (!isHash1(value)) {
            throw new IllegalArgumentException(
                    "an h1 hash must be h1: and the base64 of 32 bytes: " + ForeignText.quoted(value));
        }
    }

    private static boolean isHash1(String value) {
        if (!value.startsWith(PREFIX) || value.length() != PREFIX.length() + 44) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(value.substring(PREFIX.length())).length == 32;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** A file to be hashed: its name, the prefix of a module zip included, and its content. */
    public record Named(String name, Content content) {}

    /**
     * The hash of these files, whatever their order. Contents are streamed, one at a time.
     *
     * @throws IOException when a content cannot be read
     * @throws IllegalArgumentException when a name holds a newline, which would make two lists of files look the same, or
     *     cannot be written in UTF-8
     */
    public static Hash1 of(Collection<Named> files) throws IOException {
        List<Named> sorted = new ArrayList<>(files);
        sorted.sort((a, b) ->
                Arrays.compareUnsigned(a.name().getBytes(UTF_8), b.name().getBytes(UTF_8)));
        MessageDigest summary = sha256();
        for (Named file : sorted) {
            if (file.name().indexOf('\n') >= 0 || ForeignText.isBroken(file.name())) {
                throw new IllegalArgumentException(
                        "a file name must be text without newlines to be hashed: " + ForeignText.quoted(file.name()));
            }
            String line = HexFormat.of().formatHex(digest(file.content())) + "  " + file.name() + "\n";
            summary.update(line.getBytes(UTF_8));
        }
        return new Hash1(PREFIX + Base64.getEncoder().encodeToString(summary.digest()));
    }

    /** The hash of a go.mod file, for the line {@code path version/go.mod} of go.sum. */
    public static Hash1 ofGoMod(byte[] goMod) {
        return ofMemory(List.of(new Named("go.mod", Content.of(goMod))));
    }

    /**
     * The hash of a module zip with these files.
     *
     * @param files name relative to the module's root, to content
     */
    public static Hash1 ofFiles(ModuleVersion module, Map<String, byte[]> files) {
        List<Named> named = new ArrayList<>();
        files.forEach((name, content) -> named.add(new Named(module.zipPrefix() + name, Content.of(content))));
        return ofMemory(named);
    }

    /**
     * The hash of a zip archive, of all its entries under the names they have. Where a name occurs twice, the last content
     * counts for both, as with the go command.
     *
     * @throws java.util.zip.ZipException when {@code zip} is not a zip archive or an entry is damaged
     */
    public static Hash1 ofZip(byte[] zip) throws IOException {
        ZipArchive archive = ZipArchive.read(zip);
        Map<String, Content> contents = new HashMap<>();
        archive.entries().forEach(entry -> contents.put(entry.name(), () -> archive.open(entry)));
        List<Named> files = new ArrayList<>();
        for (ZipArchive.Entry entry : archive.entries()) {
            files.add(new Named(entry.name(), Objects.requireNonNull(contents.get(entry.name()))));
        }
        return of(files);
    }

    private static Hash1 ofMemory(List<Named> files) {
        try {
            return of(files);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] digest(Content content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = content.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every JDK has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
