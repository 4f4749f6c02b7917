package io.github.fetchproof.harness.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapTest {
    private static final long WALL = 1_700_000_000_123_456_789L;

    @Test
    void theFileHasTheHeaderAndOneRecordForEachFrame(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("a.pcap");
        try (Pcap pcap = Pcap.create(file, 10_000)) {
            pcap.add(ByteBuffer.wrap(new byte[] {1, 2, 3}), 3, WALL);
        }

        ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(read.getInt()).isEqualTo(0xA1B23C4D);
        assertThat(read.getShort()).isEqualTo((short) 2);
        assertThat(read.getShort()).isEqualTo((short) 4);
        assertThat(read.getLong()).isZero();
        assertThat(read.getInt()).isEqualTo(Pcap.SNAP);
        assertThat(read.getInt()).as("Ethernet").isEqualTo(1);
        assertThat(read.getInt()).isEqualTo(1_700_000_000);
        assertThat(read.getInt()).isEqualTo(123_456_789);
        assertThat(read.getInt()).as("kept").isEqualTo(3);
        assertThat(read.getInt()).as("on the wire").isEqualTo(3);
        assertThat(read.remaining()).isEqualTo(3);
    }

    @Test
    void longFramesAreCutAndTheirLengthIsKept(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("a.pcap");
        try (Pcap pcap = Pcap.create(file, 10_000)) {
            pcap.add(ByteBuffer.allocate(900), 65_000, WALL);
        }

        ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(read.getInt(24 + 8)).isEqualTo(Pcap.SNAP);
        assertThat(read.getInt(24 + 12)).isEqualTo(65_000);
        assertThat(read.limit()).isEqualTo(24 + 16 + Pcap.SNAP);
    }

    @Test
    void theFileNeverGrowsBeyondItsLimitAndSaysWhatItLeftOut(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("a.pcap");
        try (Pcap pcap = Pcap.create(file, 24 + 2 * (16 + 100))) {
            for (int i = 0; i < 5; i++) {
                pcap.add(ByteBuffer.allocate(100), 100, WALL);
            }
            assertThat(pcap.leftOut()).isEqualTo(3);
        }

        assertThat(file).hasSize(24 + 2 * (16 + 100));
    }
}
