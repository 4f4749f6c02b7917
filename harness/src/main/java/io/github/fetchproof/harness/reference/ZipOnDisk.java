package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ZipRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Checks, hashes and unpacks a module zip in a file without holding it in memory. Names and declared sizes are judged before anything
 * is uncompressed (LIM-003); then each entry must have the size and checksum it declares.
 *
 * @see <a href="https://go.dev/ref/mod#zip-files">module zip files</a>
 */
record ZipOnDisk(Decisions decisions, ModuleVersion module, Path path) {
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ZIP64_SIGNATURE = 0x06064b50;
    /** The end record of zip64 and the locator that follows it. */
    private static final int ZIP64_LENGTH = 56 + 20;

    /**
     * The hash of its contents.
     *
     * @throws FetchFailure of class {@code INVALID} when it is no zip, is damaged, or breaks a rule; {@code LOCAL} when it
     *     cannot be read
     */
    Hash1 hash() throws FetchFailure {
        return with("read", zip -> {
            if (decisions.refusesJunkAroundZips()) {
                refuseJunk();
            }
            List<? extends ZipEntry> entries = zip.stream().toList();
            refuseBroken(entries);
            List<Hash1.Named> named = new ArrayList<>();
            for (ZipEntry entry : entries) {
                named.add(new Hash1.Named(entry.getName(), () -> new Checked(zip, entry)));
            }
            return Hash1.of(named);
        });
    }

    /**
     * The go.mod at its root, if it has one.
     *
     * @throws FetchFailure when it cannot be read
     */
    Optional<byte[]> goMod() throws FetchFailure {
        return with("read", zip -> {
            Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(module.zipPrefix() + "go.mod"));
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry.get())) {
                return Optional.of(in.readNBytes((int) ZipRules.MOST_BYTES_OF_GO_MOD));
            }
        });
    }

    /** The names of directory entries, as they are in the archive. */
    List<String> directories() throws FetchFailure {
        return with(
                "read",
                zip -> zip.stream()
                        .filter(ZipEntry::isDirectory)
                        .map(ZipEntry::getName)
                        .toList());
    }

    /** What is done with a file of the archive. */
    @FunctionalInterface
    interface Recipient {
        /**
         * Takes one.
         *
         * @param name below the root of the module
         * @param content its end is reached only when it has the size and checksum the archive declares
         */
        void take(String name, InputStream content) throws IOException;
    }

    /**
     * Hands out every file, directories left out. Modes are not told: a link is a file that holds its target (ZIP-006).
     *
     * @throws FetchFailure as {@link #hash} does, and {@code LOCAL} when the recipient fails
     */
    void extract(Recipient recipient) throws FetchFailure {
        with("extract", zip -> {
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                try (InputStream content = new Checked(zip, entry)) {
                    recipient.take(entry.getName().substring(module.zipPrefix().length()), content);
                }
            }
            return path;
        });
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(ZipFile zip) throws IOException, FetchFailure;
    }

    private <T> T with(String deed, Use<T> use) throws FetchFailure {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return use.of(zip);
        } catch (InvalidPathException unsupported) {
            throw local(deed, unsupported);
        } catch (ZipException | IllegalArgumentException broken) {
            throw invalid(String.valueOf(broken.getMessage()));
        } catch (IOException failed) {
            throw local(deed, failed);
        }
    }

    private FetchFailure local(String deed, Exception why) {
        return new FetchFailure(FailureClass.LOCAL, "could not " + deed + " " + path.getFileName() + ": " + why);
    }

    private void refuseBroken(List<? extends ZipEntry> entries) throws FetchFailure {
        List<ZipRules.Problem> problems = decisions.problems(
                module,
                entries.stream()
                        .map(entry -> new ZipRules.Entry(entry.getName(), entry.getSize()))
                        .toList());
        if (!problems.isEmpty()) {
            throw invalid(problems.get(0).sentence());
        }
    }

    /**
     * An archive begins with its first entry and ends with its comment; the directory lies right before the end record, or
     * before that of zip64, which archives of very many files have.
     */
    private void refuseJunk() throws IOException, FetchFailure {
        long size = Files.size(path);
        byte[] tail = new byte[(int) Math.min(size, ZIP64_LENGTH + END_LENGTH + LONGEST_COMMENT)];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(size - tail.length);
            file.readFully(tail);
        }
        ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END_LENGTH; at >= 0; at--) {
            boolean found = end.getInt(at) == END_SIGNATURE
                    && at + END_LENGTH + Short.toUnsignedInt(end.getShort(at + 20)) == tail.length;
            if (found && directoryEnds(end, at) == size - tail.length + at) {
                return;
            }
        }
        throw invalid("a module zip must hold nothing before or after the archive");
    }

    /** Where the end record, at {@code at} in the buffer, says that the directory and what belongs to it end. */
    private static long directoryEnds(ByteBuffer end, int at) {
        int zip64 = at - ZIP64_LENGTH;
        if (zip64 >= 0 && end.getInt(zip64) == ZIP64_SIGNATURE) {
            return end.getLong(zip64 + 40) + end.getLong(zip64 + 48) + ZIP64_LENGTH;
        }
        return Integer.toUnsignedLong(end.getInt(at + 12)) + Integer.toUnsignedLong(end.getInt(at + 16));
    }

    private FetchFailure invalid(String why) {
        return new FetchFailure(FailureClass.INVALID, "the zip of " + module + " was refused: " + why);
    }

    /** The content of an entry; the end is reached only when size and checksum are as declared. */
    private final class Checked extends CheckedInputStream {
        private final ZipEntry entry;
        private long unpacked;

        Checked(ZipFile zip, ZipEntry entry) throws IOException {
            super(zip.getInputStream(entry), new CRC32());
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            unpacked += Math.max(count, 0);
            boolean endsEarly = count < 0 && unpacked < entry.getSize();
            if (endsEarly || decisions.outgrows(entry.getSize(), unpacked)) {
                throw new ZipException("an entry must have the size it declares: " + entry.getName());
            }
            if (count < 0 && getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("an entry must have the checksum it declares: " + entry.getName());
            }
            return count;
        }
    }
}
