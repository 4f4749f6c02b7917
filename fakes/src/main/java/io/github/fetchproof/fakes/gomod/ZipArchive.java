package io.github.fetchproof.fakes.gomod;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A zip archive in memory, read by its central directory, as every tool for module zips reads it.
 *
 * <p>Entries come in the order of the directory, duplicates included. Bytes before and after the archive are tolerated, as
 * the go command does. Zip64 and encryption are not supported. Immutable; the array is not copied.
 */
public final class ZipArchive {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int DIRECTORY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    /**
     * An entry as the central directory declares it.
     *
     * @param name the full name; directories end in a slash
     * @param size uncompressed bytes, declared
     * @param unixMode file mode, with file type bits; zero when the archive was not made on Unix
     * @param method 0 for stored, 8 for deflated
     * @param crc checksum of the content, declared
     * @param compressedSize bytes in the archive
     * @param offset where the entry begins, from the start of the archive
     */
    public record Entry(String name, long size, int unixMode, int method, long crc, long compressedSize, long offset) {
        /** Whether the name ends in a slash. */
        public boolean isDirectory() {
            return name.endsWith("/");
        }
    }

    private final ByteBuffer bytes;
    private final int start;
    private final List<Entry> entries;

    private ZipArchive(ByteBuffer bytes, int start, List<Entry> entries) {
        this.bytes = bytes;
        this.start = start;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the directory of an archive; no content is looked at.
     *
     * @throws ZipException when {@code zip} is not a zip archive
     */
    public static ZipArchive read(byte[] zip) throws ZipException {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = findEnd(bytes);
        int count = Short.toUnsignedInt(bytes.getShort(end + 10));
        long length = Integer.toUnsignedLong(bytes.getInt(end + 12));
        long offset = Integer.toUnsignedLong(bytes.getInt(end + 16));
        long start = end - length - offset;
        if (start < 0) {
            throw new ZipException("the directory of a zip archive must lie within it");
        }
        int at = Math.toIntExact(start + offset);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (at + DIRECTORY_LENGTH > end || bytes.getInt(at) != DIRECTORY_SIGNATURE) {
                throw new ZipException(
                        "the directory of a zip archive must hold the " + count + " entries it declares");
            }
            int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
            int next = at
                    + DIRECTORY_LENGTH
                    + nameLength
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
            if (next > end) {
                throw new ZipException("an entry of a zip archive must lie within its directory");
            }
            entries.add(entry(bytes, at, nameLength));
            at = next;
        }
        if (at + DIRECTORY_LENGTH <= end && bytes.getInt(at) == DIRECTORY_SIGNATURE) {
            throw new ZipException("the directory of a zip archive must hold no more than " + count + " entries");
        }
        return new ZipArchive(bytes, (int) start, entries);
    }

    private static int findEnd(ByteBuffer bytes) throws ZipException {
        int lowest = Math.max(0, bytes.limit() - END_LENGTH - 0xffff);
        for (int at = bytes.limit() - END_LENGTH; at >= lowest; at--) {
            if (bytes.getInt(at) == END_SIGNATURE
                    && at + END_LENGTH + Short.toUnsignedInt(bytes.getShort(at + 20)) <= bytes.limit()) {
                return at;
            }
        }
        throw new ZipException("a zip archive must have a directory at its end");
    }

    private static Entry entry(ByteBuffer bytes, int at, int nameLength) throws ZipException {
        boolean unix = bytes.get(at + 5) == 3;
        if ((bytes.getShort(at + 8) & ENCRYPTED) != 0) {
            throw new ZipException("an entry of a module zip must not be encrypted");
        }
        return new Entry(
                name(bytes, at + DIRECTORY_LENGTH, nameLength),
                Integer.toUnsignedLong(bytes.getInt(at + 24)),
                unix ? bytes.getInt(at + 38) >>> 16 : 0,
                Short.toUnsignedInt(bytes.getShort(at + 10)),
                Integer.toUnsignedLong(bytes.getInt(at + 16)),
                Integer.toUnsignedLong(bytes.getInt(at + 20)),
                Integer.toUnsignedLong(bytes.getInt(at + 42)));
    }

    private static String name(ByteBuffer bytes, int at, int length) throws ZipException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(at, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new ZipException("the name of an entry of a module zip must be UTF-8");
        }
    }

    /** The entries, in the order of the directory. */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The content of an entry, uncompressed as it is read.
     *
     * <p>The stream throws a {@link ZipException} when the content is longer or shorter than declared, or its checksum wrong:
     * a reader that reached the end has read true content.
     */
    public InputStream open(Entry entry) throws IOException {
        long local = start + entry.offset();
        if (local + LOCAL_LENGTH > bytes.limit() || bytes.getInt((int) local) != LOCAL_SIGNATURE) {
            throw new ZipException(
                    "an entry of a zip archive must have a local header: " + ForeignText.quoted(entry.name()));
        }
        long data = local
                + LOCAL_LENGTH
                + Short.toUnsignedInt(bytes.getShort((int) local + 26))
                + Short.toUnsignedInt(bytes.getShort((int) local + 28));
        if (data + entry.compressedSize() > bytes.limit()) {
            throw new ZipException("an entry of a zip archive must lie within it: " + ForeignText.quoted(entry.name()));
        }
        InputStream raw =
                new ByteArrayInputStream(bytes.array(), bytes.arrayOffset() + (int) data, (int) entry.compressedSize());
        if (entry.method() == STORED) {
            return verified(raw, entry);
        }
        if (entry.method() == DEFLATED) {
            return verified(inflating(raw), entry);
        }
        throw new ZipException(
                "an entry of a module zip must be stored or deflated: " + ForeignText.quoted(entry.name()));
    }

    private static InputStream verified(InputStream uncompressed, Entry entry) {
        return new VerifiedStream(uncompressed, entry.name(), entry.size(), entry.crc());
    }

    private static InputStream inflating(InputStream raw) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(raw, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }
}
