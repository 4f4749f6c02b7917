package io.github.fetchproof.scenarios.certification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The SYNs in a capture file, read with nothing of the kit's: IPv4 over Ethernet, in a little-endian pcap.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">PCAP capture file format</a>
 */
final class Capture {
    private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
    private static final int ETHERNET = 1;
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;

    private Capture() {}

    /** The source ports of all SYNs to an {@code address:port}, in the order of the file. */
    static List<Integer> dials(Path file, String to) throws IOException {
        ByteBuffer pcap = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (pcap.getInt(0) != NANOSECOND_MAGIC || pcap.getInt(20) != ETHERNET) {
            throw new IOException("not a pcap of Ethernet frames in nanoseconds: " + file);
        }
        List<Integer> ports = new ArrayList<>();
        int at = 24;
        while (at < pcap.limit()) {
            int kept = pcap.getInt(at + 8);
            ByteBuffer frame = pcap.slice(at + 16, kept).order(ByteOrder.BIG_ENDIAN);
            if (isDial(frame, to)) {
                ports.add(frame.getShort(tcp(frame)) & 0xFFFF);
            }
            at += 16 + kept;
        }
        return ports;
    }

    private static boolean isDial(ByteBuffer frame, String to) {
        if ((frame.getShort(12) & 0xFFFF) != IPV4 || frame.get(23) != TCP) {
            return false;
        }
        String destination = String.format(
                "%d.%d.%d.%d:%d",
                frame.get(30) & 0xFF,
                frame.get(31) & 0xFF,
                frame.get(32) & 0xFF,
                frame.get(33) & 0xFF,
                frame.getShort(tcp(frame) + 2) & 0xFFFF);
        return destination.equals(to) && (frame.get(tcp(frame) + 13) & (SYN | ACK)) == SYN;
    }

    /** Where the TCP header begins: behind the Ethernet header and an IPv4 header of the length it says. */
    private static int tcp(ByteBuffer frame) {
        return 14 + (frame.get(14) & 0x0F) * 4;
    }
}
