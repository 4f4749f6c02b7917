package io.github.fetchproof.harness.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.sandbox.Way;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapTest {

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void everyRefusedDialIsCountedOnce(Way way) throws Exception {
        Way.Ran ran = way.run(TapInhabitant.class, "refused", "137");

        assertThat(ran.value("settled")).isEqualTo("true");
        assertThat(ran.value("dials")).isEqualTo("137");
        assertThat(ran.value("resets")).isEqualTo("137");
        assertThat(ran.value("others"))
                .as("packets that do not concern the watch")
                .isEqualTo("0");
        assertThat(ran.value("in-time"))
                .as("times are those of the log's clock")
                .isEqualTo("true");
        assertThat(ran.value("in-order")).isEqualTo("true");
        assertThat(ran.value("watch-dropped")).isEqualTo("0");
        assertThat(ran.value("end")).isEqualTo("yes");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aConnectionsLettersShowHowItBeganAndEnded(Way way) throws Exception {
        Way.Ran ran = way.run(TapInhabitant.class, "letters");

        assertThat(ran.value("orderly"))
                .startsWith("[>S0, <SA0, >A0, >AP10, ")
                .contains(">AF0")
                .contains("<AF0");
        assertThat(ran.value("orderly")).doesNotContain("R");
        assertThat(ran.value("reset")).isEqualTo("[>S0, <SA0, >A0, <AR0]");
        assertThat(ran.value("capture-problem")).isEqualTo("false");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void whoDialsOutsideIsNamedOnce(Way way) throws Exception {
        Way.Ran ran = way.run(TapInhabitant.class, "outside");

        assertThat(ran.values("outside")).containsExactly("tcp 8.8.8.8:443", "udp 9.9.9.9:53");
        assertThat(ran.value("more")).isEqualTo("false");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void datagramsAreSeenBothWays(Way way) throws Exception {
        Way.Ran ran = way.run(TapInhabitant.class, "datagrams");

        assertThat(ran.values("datagram")).containsExactly("30 ", "40 ");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void nothingIsLostInAFastDownloadAndTheCaptureFileCanBeRead(Way way) throws Exception {
        Path directory = Files.createTempDirectory(way.scratch(), "capture");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = directory.resolve("bulk.pcap");

        Way.Ran ran = way.run(TapInhabitant.class, "bulk", file.toString());

        assertThat(ran.value("dropped")).isEqualTo("0");
        // More than was sent when the kernel sent a segment again, which it does when the receiver is slow.
        assertThat(Long.parseLong(ran.value("payload"))).isGreaterThanOrEqualTo(64 * 1024 * 1024);
        assertThat(ran.value("capture-problem")).isEqualTo("none");
        assertThat(records(file)).isEqualTo(Integer.parseInt(ran.value("packets")));
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void version6IsSeenToo(Way way) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/if_inet6")), "this kernel has no IPv6");

        Way.Ran ran = way.run(TapInhabitant.class, "version6");

        assertThat(ran.values("dial")).containsExactly("[0:0:0:0:0:0:0:1]:443");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void whatWasSentBeforeHasBeenReportedAfterSettling(Way way) throws Exception {
        Way.Ran ran = way.run(TapInhabitant.class, "settle");

        assertThat(ran.value("complete")).isEqualTo("true");
    }

    @Test
    void packetsThatHadNoRoomAreCountedNotForgotten() throws Exception {
        Way.Ran ran = Way.first().run(TapInhabitant.class, "overflow");

        assertThat(ran.value("lost")).isEqualTo("true");
        assertThat(ran.value("accounted")).isEqualTo("50000");
        assertThat(ran.value("again")).isEqualTo("50000");
    }

    /** Walks the file record by record to its exact end. */
    private static int records(Path file) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getInt(0)).isEqualTo(0xA1B23C4D);
        in.position(24);
        int records = 0;
        while (in.hasRemaining()) {
            int kept = in.getInt(in.position() + 8);
            in.position(in.position() + 16 + kept);
            records++;
        }
        return records;
    }
}
