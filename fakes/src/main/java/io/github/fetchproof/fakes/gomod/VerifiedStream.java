package io.github.fetchproof.fakes.gomod;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The content of a zip entry, which must have the size and checksum that the archive declares: a reader that reached the end
 * has read true content, any other meets a {@link ZipException}. For one thread.
 */
public final class VerifiedStream extends FilterInputStream {

    private final String name;
    private final long declaredSize;
    private final long declaredCrc;
    private final CRC32 crc = new CRC32();
    private long count;

    /**
     * Verifies what is read.
     *
     * @param uncompressed the content, which is closed with this
     * @param name of the entry
     * @param size uncompressed bytes, declared
     * @param crc checksum of the content, declared
     */
    public VerifiedStream(InputStream uncompressed, String name, long size, long crc) {
        super(uncompressed);
        this.name = name;
        this.declaredSize = size;
        this.declaredCrc = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read;
        try {
            read = super.read(target, offset, length);
        } catch (EOFException cut) {
            throw (ZipException) new ZipException(entry() + " must not be cut off").initCause(cut);
        }
        if (read < 0) {
            if (count != declaredSize) {
                throw new ZipException(entry() + " must be as long as declared, " + declaredSize + " bytes: " + count);
            }
            if (crc.getValue() != declaredCrc) {
                throw new ZipException(entry() + " must have the checksum that is declared");
            }
            return -1;
        }
        crc.update(target, offset, read);
        count += read;
        if (count > declaredSize) {
            throw new ZipException(entry() + " must not be longer than declared, " + declaredSize + " bytes");
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(wanted, 1), 8192)];
        int read = wanted <= 0 ? 0 : read(buffer, 0, buffer.length);
        return Math.max(read, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private String entry() {
        return "zip entry " + ForeignText.quoted(name);
    }
}
