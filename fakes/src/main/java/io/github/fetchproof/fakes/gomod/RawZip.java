package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Zip archives made to order, the wrong ones too: any names, in any order and number, any modes, lies about sizes and
 * checksums. For right ones see {@link ModuleZip}.
 *
 * <p>The bytes follow from the entries alone (and, for deflated entries, the JDK's zlib): every entry is dated 1980-01-01.
 */
public final class RawZip {

    /** File type bits and permissions of a regular file. */
    public static final int REGULAR = 0100644;

    /** File type bits and permissions of a symbolic link, whose content is the name it points to. */
    public static final int SYMLINK = 0120777;

    /** Declares the size or checksum that the content really has. */
    public static final long TRUE = -1;

    private static final int MADE_ON_UNIX = 3 << 8 | 20;
    private static final int NEEDS_2_0 = 20;
    private static final int NAMES_ARE_UTF8 = 1 << 11;
    private static final int FIRST_OF_JANUARY_1980 = 1 << 5 | 1;

    /** Bombs are of a few sizes, pack to little, and take seconds to pack. */
    private static final Map<Long, Packed> ZEROS = new ConcurrentHashMap<>();

    private RawZip() {}

    /**
     * An entry.
     *
     * @param name the full name; a directory's ends in a slash
     * @param content what it holds
     * @param deflated whether it is compressed, or stored as it is
     * @param unixMode {@link #REGULAR}, {@link #SYMLINK} or another mode
     * @param declaredSize the uncompressed size the archive speaks of, or {@link #TRUE}
     * @param declaredCrc the checksum the archive speaks of, or {@link #TRUE}
     */
    public record Entry(
            String name, Content content, boolean deflated, int unixMode, long declaredSize, long declaredCrc) {

        /** A deflated regular file. */
        public static Entry of(String name, byte[] content) {
            return of(name, Content.of(content));
        }

        /** A deflated regular file. */
        public static Entry of(String name, Content content) {
            return new Entry(name, content, true, REGULAR, TRUE, TRUE);
        }

        /** A directory; the name ends in a slash. */
        public static Entry directory(String name) {
            return new Entry(name, Content.of(new byte[0]), false, 040755, TRUE, TRUE);
        }

        /** This entry, not compressed. */
        public Entry stored() {
            return new Entry(name, content, false, unixMode, declaredSize, declaredCrc);
        }

        /** This entry with another mode. */
        public Entry mode(int mode) {
            return new Entry(name, content, deflated, mode, declaredSize, declaredCrc);
        }

        /** This entry with another uncompressed size declared, a lie. */
        public Entry declaringSize(long size) {
            return new Entry(name, content, deflated, unixMode, size, declaredCrc);
        }

        /** This entry with another checksum declared, a lie. */
        public Entry declaringCrc(long crc) {
            return new Entry(name, content, deflated, unixMode, declaredSize, crc);
        }
    }

    /**
     * The archive of these entries, in this order. Contents are streamed; the archive is held in memory.
     *
     * @throws IOException when a content cannot be read
     * @throws IllegalArgumentException when there are more than 65535 entries, or a name takes more than 65535 bytes
     */
    public static byte[] of(List<Entry> entries) throws IOException {
        if (entries.size() > 0xffff) {
            throw new IllegalArgumentException("an archive must hold at most 65535 entries: " + entries.size());
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            add(entry, archive, directory);
        }
        int offset = archive.size();
        directory.writeTo(archive);
        archive.writeBytes(block(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(directory.size())
                .putInt(offset)
                .putShort((short) 0)
                .array());
        return archive.toByteArray();
    }

    private static void add(Entry entry, ByteArrayOutputStream archive, ByteArrayOutputStream directory)
            throws IOException {
        if (ForeignText.isBroken(entry.name())) {
            throw new IllegalArgumentException("a name must be writable in UTF-8: " + ForeignText.quoted(entry.name()));
        }
        byte[] name = entry.name().getBytes(UTF_8);
        if (name.length > 0xffff) {
            throw new IllegalArgumentException("a name must take at most 65535 bytes: " + name.length);
        }
        Packed packed = packed(entry);

        byte[] common = block(26)
                .putShort((short) NEEDS_2_0)
                .putShort((short) NAMES_ARE_UTF8)
                .putShort((short) (entry.deflated() ? 8 : 0))
                .putShort((short) 0)
                .putShort((short) FIRST_OF_JANUARY_1980)
                .putInt((int) (entry.declaredCrc() == TRUE ? packed.crc() : entry.declaredCrc()))
                .putInt(packed.data().size())
                .putInt((int) (entry.declaredSize() == TRUE ? packed.size() : entry.declaredSize()))
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
        directory.writeBytes(
                block(6).putInt(0x02014b50).putShort((short) MADE_ON_UNIX).array());
        directory.writeBytes(common);
        directory.writeBytes(block(14)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.unixMode() << 16)
                .putInt(archive.size())
                .array());
        directory.writeBytes(name);

        archive.writeBytes(block(4).putInt(0x04034b50).array());
        archive.writeBytes(common);
        archive.writeBytes(name);
        packed.data().writeTo(archive);
    }

    /** Content as an archive holds it; nobody writes to the data any more. */
    private record Packed(ByteArrayOutputStream data, long size, long crc) {}

    private static Packed packed(Entry entry) throws IOException {
        if (!(entry.deflated() && entry.content() instanceof Content.Zeros zeros)) {
            return pack(entry.content(), entry.deflated());
        }
        Packed known = ZEROS.get(zeros.length());
        if (known == null) {
            known = pack(zeros, true);
            ZEROS.put(zeros.length(), known);
        }
        return known;
    }

    private static Packed pack(Content content, boolean deflated) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        long size = 0;
        try (InputStream in = content.open();
                var out = deflated ? new DeflaterOutputStream(data, deflater) : data) {
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
                out.write(buffer, 0, count);
                size += count;
            }
        } finally {
            deflater.end();
        }
        return new Packed(data, size, crc.getValue());
    }

    private static ByteBuffer block(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
