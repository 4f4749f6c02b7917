package io.github.fetchproof.harness.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {
    private static final String ETHERNET_IPV4 = "000000000000 000000000000 0800";
    private static final String ETHERNET_IPV6 = "000000000000 000000000000 86dd";

    /** From 127.0.0.1:40000 to 127.77.1.1:443. */
    private static final String IPV4_SYN = ETHERNET_IPV4
            + "4500 003c 1234 4000 40 06 0000 7f000001 7f4d0101"
            + "9c40 01bb 00000001 00000000 a0 02 ffff 0000 0000 0204ffd7 0402080a 00000000 00000000 01030307";

    private static final String IPV4_DATA = ETHERNET_IPV4
            + "4500 0814 1234 4000 40 06 0000 7f000001 7f4d0101"
            + "9c40 01bb 00000001 00000001 50 18 ffff 0000 0000 474554";

    private static final String IPV4_UDP =
            ETHERNET_IPV4 + "4500 0020 0000 4000 40 11 0000 7f000001 7f000035" + "d431 0035 000c 0000 01020304";

    private static final String IPV6_RST = ETHERNET_IPV6
            + "60000000 0014 06 40 00000000000000000000000000000001 20010db8000000000000000000000008"
            + "01bb 9c40 00000000 00000002 50 14 0000 0000 0000";

    @Test
    void aSynIsADial() {
        Event.Packet packet = decode(IPV4_SYN);

        assertThat(packet).isEqualTo(new Event.Packet(5, "tcp", "127.0.0.1:40000", "127.77.1.1:443", "S", 0));
        assertThat(packet.isDial()).isTrue();
    }

    @Test
    void payloadIsCountedAsItWasOnTheWireAlsoWhenTheCaptureIsShort() {
        assertThat(decode(IPV4_DATA))
                .isEqualTo(new Event.Packet(5, "tcp", "127.0.0.1:40000", "127.77.1.1:443", "AP", 2068 - 40));
    }

    @Test
    void datagramsHaveNoFlags() {
        assertThat(decode(IPV4_UDP)).isEqualTo(new Event.Packet(5, "udp", "127.0.0.1:54321", "127.0.0.53:53", "", 4));
    }

    @Test
    void addressesOfVersion6StandInBrackets() {
        assertThat(decode(IPV6_RST))
                .isEqualTo(
                        new Event.Packet(5, "tcp", "[0:0:0:0:0:0:0:1]:443", "[2001:db8:0:0:0:0:0:8]:40000", "AR", 0));
    }

    @Test
    void extensionHeadersOfVersion6ArePassedOver() {
        String hopByHop = ETHERNET_IPV6
                + "60000000 0014 00 40 00000000000000000000000000000001 00000000000000000000000000000001"
                + "11 00 010400000000" + "d431 0035 000c 0000 01020304";

        assertThat(decode(hopByHop).payload()).isEqualTo(4);
        assertThat(decode(hopByHop).protocol()).isEqualTo("udp");
    }

    @Test
    void flagsComeInOneOrder() {
        for (int bits = 0; bits < 32; bits++) {
            String flags = String.format("%02x", bits);
            String frame = IPV4_DATA.replace("50 18", "50 " + flags);
            String letters = decode(frame).flags();
            assertThat("SAFRP"
                            .chars()
                            .filter(each -> letters.indexOf(each) >= 0)
                            .count())
                    .isEqualTo(letters.length())
                    .isEqualTo(Integer.bitCount(bits));
            assertThat("SAFRP".replaceAll("[^" + letters + " ]", "")).isEqualTo(letters);
        }
    }

    @Test
    void whatIsNeitherTcpNorUdpIsNothing() {
        assertThat(PacketDecoder.decode(bytes("000000000000 000000000000 0806 0001080006040001")))
                .as("ARP")
                .isEmpty();
        assertThat(PacketDecoder.decode(bytes(IPV4_UDP.replace("40 11", "40 01"))))
                .as("ICMP")
                .isEmpty();
        assertThat(PacketDecoder.decode(bytes(IPV4_SYN.replace("1234 4000", "1234 0010"))))
                .as("a later fragment")
                .isEmpty();
    }

    @Test
    void aFrameThatEndsTooEarlyIsNothing() {
        byte[] whole = bytes(IPV4_SYN).array();
        for (int length = 0; length < 14 + 20 + 14; length++) {
            assertThat(PacketDecoder.decode(ByteBuffer.wrap(whole, 0, length))).isEmpty();
        }
    }

    @Property(tries = 500)
    void noBytesMakeItFail(@ForAll @Size(max = 120) byte[] noise, @ForAll boolean six) {
        byte[] head = bytes(six ? ETHERNET_IPV6 : ETHERNET_IPV4).array();
        ByteBuffer frame = ByteBuffer.allocate(head.length + noise.length)
                .put(head)
                .put(noise)
                .flip();

        Optional<Sighting> decoded = PacketDecoder.decode(frame);

        assertThat(frame.position()).isZero();
        decoded.ifPresent(each -> assertThat(each.payload()).isNotNegative());
    }

    private static Event.Packet decode(String hex) {
        return PacketDecoder.decode(bytes(hex)).orElseThrow().at(5);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
