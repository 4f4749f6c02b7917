package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.traffic.Event;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One TCP or UDP packet, without its time.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param flags TCP flags as letters in the order {@code SAFRP}; empty for UDP
 * @param payload bytes of payload that the packet carries on the wire
 */
record Sighting(String protocol, InetSocketAddress from, InetSocketAddress to, String flags, int payload) {

    /** Whether somebody starts to talk: a SYN without ACK, or any UDP packet. */
    boolean opens() {
        return protocol.equals("udp") || (flags.contains("S") && !flags.contains("A"));
    }

    /** The sighting as an event. */
    Event.Packet at(long nanos) {
        return new Event.Packet(nanos, protocol, numeric(from), numeric(to), flags, payload);
    }

    /** {@code 127.0.0.1:80}, {@code [0:0:0:0:0:0:0:1]:80}. */
    static String numeric(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + address.getPort();
    }
}
