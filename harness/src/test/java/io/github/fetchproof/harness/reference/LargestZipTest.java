package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ZipRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A zip of nearly the most bytes that a module may have, which neither its proxy nor the fetcher holds in memory. */
@Timeout(600)
class LargestZipTest {
    private static final ModuleVersion MODULE = ModuleVersion.of("example.com/large", "v1.0.0");
    /** Of the 500 MiB that zips may have, what is left for names and a go.mod. */
    private static final int SPARE = 4096;

    private static final String HEAP = "64m";

    private final Path root;
    private final Path scratch;

    LargestZipTest(@TempDir Path root, @TempDir Path scratch) {
        this.root = root;
        this.scratch = scratch;
    }

    @Test
    void aZipOfFiveHundredMegabytesPassesThroughASmallHeap() throws Exception {
        Ballast ballast = new Ballast(ZipRules.MOST_BYTES - SPARE, 1);
        Zip zip = Zip.of(ballast);
        SampleModule small = SampleModule.of("example.com/large", "v1.0.0");
        Files.writeString(root.resolve("go.sum"), zip.goSum(small));
        ReferenceJvm jvm = ReferenceJvm.prepare(scratch, HEAP);
        ReferenceJvm.Ran ran;
        long began = System.nanoTime();

        try (FakeProxy proxy = FakeProxy.of(small)) {
            proxy.always(small.file("zip"), zip.served());
            Process process = jvm.start(ReferenceProvider.class, proxy, List.of(small), List.of(root));
            process.getOutputStream().close();
            ran = ReferenceJvm.Ran.of(process);
        }

        System.out.println("A zip of " + zip.size() + " bytes with a heap of " + HEAP + " took "
                + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(zip.size()).isBetween(ZipRules.MOST_BYTES - SPARE, ZipRules.MOST_BYTES - 1);
        Path cache = root.resolve("cache");
        Path kept = cache.resolve("cache/download").resolve(small.file("zip"));
        assertThat(Files.size(kept)).isEqualTo(zip.size());
        assertThat(crc(Files.newInputStream(kept))).isEqualTo(zip.crc());
        assertThat(Files.size(cache.resolve(MODULE.escaped()).resolve("ballast.bin")))
                .isEqualTo(ballast.size());
    }

    private static long crc(InputStream in) throws IOException {
        try (CheckedInputStream all = new CheckedInputStream(in, new CRC32())) {
            all.transferTo(OutputStream.nullOutputStream());
            return all.getChecksum().getValue();
        }
    }

    /** Bytes that nothing compresses, the same for the same seed, made as they are read. */
    private record Ballast(long size, long seed) {
        private static final int BLOCK = 1 << 16;

        InputStream open() {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] block = new byte[BLOCK];
            return new InputStream() {
                private long position;

                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    if (position == size) {
                        return -1;
                    }
                    int at = (int) (position % BLOCK);
                    if (at == 0) {
                        random.nextBytes(block);
                    }
                    int count = (int) Math.min(Math.min(length, BLOCK - at), size - position);
                    System.arraycopy(block, at, buffer, offset, count);
                    position += count;
                    return count;
                }
            };
        }
    }

    /**
     * A module zip that is written anew for whoever wants it.
     *
     * @param ballastCrc which a stored entry must tell before its content
     * @param crc of the whole archive
     */
    private record Zip(Ballast ballast, long ballastCrc, long size, long crc) {
        private static final byte[] GO_MOD = "module example.com/large\n\ngo 1.20\n".getBytes(UTF_8);

        static Zip of(Ballast ballast) throws IOException {
            Zip unmeasured = new Zip(ballast, LargestZipTest.crc(ballast.open()), 0, 0);
            CRC32 crc = new CRC32();
            Count count = new Count();
            unmeasured.write(new CheckedOutputStream(count, crc));
            return new Zip(ballast, unmeasured.ballastCrc, count.bytes, crc.getValue());
        }

        void write(OutputStream out) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
            CRC32 goModCrc = new CRC32();
            goModCrc.update(GO_MOD);
            put(zip, "go.mod", GO_MOD.length, goModCrc.getValue());
            zip.write(GO_MOD);
            put(zip, "ballast.bin", ballast.size(), ballastCrc);
            ballast.open().transferTo(zip);
            zip.finish();
        }

        private static void put(ZipOutputStream zip, String name, long size, long crc) throws IOException {
            ZipEntry entry = new ZipEntry(MODULE.zipPrefix() + name);
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            entry.setSize(size);
            entry.setCrc(crc);
            zip.putNextEntry(entry);
        }

        String goSum(SampleModule small) throws IOException {
            Hash1 hash = Hash1.of(List.of(
                    new Hash1.Named(MODULE.zipPrefix() + "go.mod", () -> new ByteArrayInputStream(GO_MOD)),
                    new Hash1.Named(MODULE.zipPrefix() + "ballast.bin", ballast::open)));
            return MODULE.path() + " " + MODULE.version() + " " + hash + "\n" + MODULE.path() + " " + MODULE.version()
                    + "/go.mod " + Hash1.ofGoMod(small.goMod()) + "\n";
        }

        FakeProxy.Answer served() {
            return (socket, proxy) -> {
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes(ISO_8859_1));
                write(out);
                out.flush();
                return true;
            };
        }
    }

    /** Counts bytes and forgets them. */
    private static final class Count extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
