package io.github.fetchproof.harness.witness;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads an Ethernet frame as far as the TCP or UDP header. Pure.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc791">RFC 791</a> (IPv4), <a
 *     href="https://www.rfc-editor.org/rfc/rfc8200">RFC 8200</a> (IPv6), <a
 *     href="https://www.rfc-editor.org/rfc/rfc9293">RFC 9293</a> (TCP)
 */
final class PacketDecoder {
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int MOST_EXTENSION_HEADERS = 8;

    private PacketDecoder() {}

    /**
     * What the frame is; empty when it is neither TCP nor UDP over IP, a later fragment, or broken.
     *
     * @param frame the frame from its first byte; it may be cut off behind the TCP or UDP header. Its position is left as it is
     */
    static Optional<Sighting> decode(ByteBuffer frame) {
        ByteBuffer in = frame.slice().order(ByteOrder.BIG_ENDIAN);
        try {
            int type = Short.toUnsignedInt(in.getShort(12));
            in.position(ETHERNET_HEADER);
            return switch (type) {
                case IPV4 -> ipv4(in.slice());
                case IPV6 -> ipv6(in.slice());
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException tooShort) {
            return Optional.empty();
        }
    }

    private static Optional<Sighting> ipv4(ByteBuffer in) {
        int header = (in.get(0) & 0x0F) * 4;
        int total = Short.toUnsignedInt(in.getShort(2));
        boolean laterFragment = (in.getShort(6) & 0x1FFF) != 0;
        if (laterFragment || header < 20) {
            return Optional.empty();
        }
        return transport(in, in.get(9), header, total - header, address(in, 12, 4), address(in, 16, 4));
    }

    private static Optional<Sighting> ipv6(ByteBuffer in) {
        int rest = Short.toUnsignedInt(in.getShort(4));
        int next = Byte.toUnsignedInt(in.get(6));
        int at = IPV6_HEADER;
        for (int headers = 0; headers < MOST_EXTENSION_HEADERS && isExtension(next); headers++) {
            boolean laterFragment = next == 44 && (in.getShort(at + 2) & 0xFFF8) != 0;
            if (laterFragment) {
                return Optional.empty();
            }
            int length = next == 44 ? 8 : (Byte.toUnsignedInt(in.get(at + 1)) + 1) * 8;
            next = Byte.toUnsignedInt(in.get(at));
            at += length;
            rest -= length;
        }
        return transport(in, next, at, rest, address(in, 8, 16), address(in, 24, 16));
    }

    /** Hop-by-hop options, routing, fragment, destination options. */
    private static boolean isExtension(int next) {
        return next == 0 || next == 43 || next == 44 || next == 60;
    }

    private static Optional<Sighting> transport(
            ByteBuffer in, int protocol, int at, int length, InetAddress from, InetAddress to) {
        if (protocol != TCP && protocol != UDP) {
            return Optional.empty();
        }
        InetSocketAddress source = new InetSocketAddress(from, Short.toUnsignedInt(in.getShort(at)));
        InetSocketAddress target = new InetSocketAddress(to, Short.toUnsignedInt(in.getShort(at + 2)));
        int header = protocol == UDP ? UDP_HEADER : ((in.get(at + 12) >> 4) & 0x0F) * 4;
        if (length < header || (protocol == TCP && header < 20)) {
            return Optional.empty();
        }
        String flags = protocol == UDP ? "" : flags(in.get(at + 13));
        return Optional.of(new Sighting(protocol == UDP ? "udp" : "tcp", source, target, flags, length - header));
    }

    private static String flags(int bits) {
        StringBuilder letters = new StringBuilder(5);
        append(letters, 'S', bits & 0x02);
        append(letters, 'A', bits & 0x10);
        append(letters, 'F', bits & 0x01);
        append(letters, 'R', bits & 0x04);
        append(letters, 'P', bits & 0x08);
        return letters.toString();
    }

    private static void append(StringBuilder letters, char letter, int bit) {
        if (bit != 0) {
            letters.append(letter);
        }
    }

    private static InetAddress address(ByteBuffer in, int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("4 or 16 bytes are an address: " + length, impossible);
        }
    }
}
