package io.github.fetchproof.fakes.gomod;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** The content of a zip entry, which must have the size and checksum that the archive declares. */
final class VerifiedStream extends FilterInputStream {

    private final ZipArchive.Entry entry;
    private final CRC32 crc = new CRC32();
    private long count;

    VerifiedStream(InputStream uncompressed, ZipArchive.Entry entry) {
        super(uncompressed);
        this.entry = entry;
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
            throw (ZipException) new ZipException(name() + " must not be cut off").initCause(cut);
        }
        if (read < 0) {
            if (count != entry.size()) {
                throw new ZipException(name() + " must be as long as declared, " + entry.size() + " bytes: " + count);
            }
            if (crc.getValue() != entry.crc()) {
                throw new ZipException(name() + " must have the checksum that is declared");
            }
            return -1;
        }
        crc.update(target, offset, read);
        count += read;
        if (count > entry.size()) {
            throw new ZipException(name() + " must not be longer than declared, " + entry.size() + " bytes");
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

    private String name() {
        return "zip entry " + ForeignText.quoted(entry.name());
    }
}
