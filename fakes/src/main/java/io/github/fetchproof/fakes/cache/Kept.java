package io.github.fetchproof.fakes.cache;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A kept file that was found to be what it must be, open: it stays the same when another takes its place. For one thread, which
 * closes it.
 */
final class Kept implements Closeable {
    private static final int PIECE = 64 * 1024;

    private final RandomAccessFile file;
    private final Seal seal;

    private Kept(RandomAccessFile file, Seal seal) {
        this.file = file;
        this.seal = seal;
    }

    /** The file, if its bytes are those that were sealed: all of them are read. */
    static Optional<Kept> verified(Path path, Seal seal) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            if (file.length() == seal.bytes()) {
                Kept kept = new Kept(file, seal);
                Sha256 digest = new Sha256();
                kept.writeTo(digest.asStream());
                if (digest.hex().equals(seal.sha256())) {
                    return Optional.of(kept);
                }
            }
            file.close();
            return Optional.empty();
        } catch (IOException unreadable) {
            file.close();
            throw unreadable;
        }
    }

    /** What it was found to be. */
    Seal seal() {
        return seal;
    }

    /** Writes all of it, in pieces of 64 KiB. */
    void writeTo(OutputStream out) throws IOException {
        byte[] piece = new byte[(int) Math.max(1, Math.min(PIECE, seal.bytes()))];
        file.seek(0);
        for (long left = seal.bytes(); left > 0; ) {
            int read = file.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new EOFException("a kept file became shorter while it was read");
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
