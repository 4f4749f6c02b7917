package io.github.fetchproof.fakes.traffic;

import java.util.List;

/**
 * Something that was seen during a run, on the run's one clock.
 *
 * <p>{@link #nanos()} counts from the start of the run (monotonic). Events are immutable and shared freely between threads.
 */
public sealed interface Event {

    /** When, in nanoseconds since the run began; never negative. */
    long nanos();

    /**
     * A TCP or UDP packet that the tap saw on the sandbox's loopback; each packet is reported once.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param from numeric source, {@code address:port}
     * @param to numeric destination, {@code address:port}
     * @param flags TCP flags as letters in the order {@code SAFRP} (SYN, ACK, FIN, RST, PSH); empty for UDP
     * @param payload bytes of payload
     */
    record Packet(long nanos, String protocol, String from, String to, String flags, int payload) implements Event {
        /** Whether this is the first packet of a dial: SYN without ACK. */
        public boolean isDial() {
            return protocol.equals("tcp") && flags.contains("S") && !flags.contains("A");
        }

        /** Whether the sender reset or refused the connection. */
        public boolean isReset() {
            return flags.contains("R");
        }
    }

    /**
     * A connection that an origin accepted.
     *
     * @param origin the origin's name, for instance {@code P1}
     * @param connection number of the connection at this origin, from 1
     * @param peer numeric address of the other side
     */
    record Connected(long nanos, String origin, int connection, String peer) implements Event {}

    /**
     * The end of a connection at an origin.
     *
     * @param how {@code fin} or {@code reset} when the peer ended it, {@code closed} when the origin did
     */
    record Disconnected(long nanos, String origin, int connection, String how) implements Event {}

    /**
     * A request that reached an origin, and what it answered.
     *
     * @param nanos when the request had been read whole
     * @param answeredNanos when the last byte had been handed to the socket, or the origin gave up
     * @param origin the origin's name
     * @param connection number of the connection at this origin, from 1
     * @param requestLine the first line as it came
     * @param headers the raw header lines as they came, credentials included: whoever prints them redacts
     * @param path the decoded path, {@code !} and {@code %21} alike
     * @param status status that was sent, 0 when none was
     * @param bytes bytes of body that were sent
     * @param fault what acted on it, in words; empty when the truth was told
     */
    record Exchange(
            long nanos,
            long answeredNanos,
            String origin,
            int connection,
            String requestLine,
            List<String> headers,
            String path,
            int status,
            long bytes,
            String fault)
            implements Event {
        public Exchange {
            headers = List.copyOf(headers);
        }
    }

    /**
     * A name query that reached the fake name server.
     *
     * @param name the name asked for, without a final dot
     * @param type {@code A}, {@code AAAA}, …
     * @param over {@code udp} or {@code tcp}
     * @param answer what was answered, in words
     */
    record Query(long nanos, String name, String type, String over, String answer) implements Event {}

    /**
     * A connection on which an origin and the subject tried to agree on TLS.
     *
     * @param origin the origin's name
     * @param connection number of the connection at this origin's TLS, from 1
     * @param tls whether the subject spoke TLS at all
     * @param name the host it asked for, empty when it named none
     * @param version what they agreed on, for instance {@code TLS 1.3}; empty when on nothing
     * @param trouble why not, in words; empty when they agreed
     */
    record Handshake(
            long nanos, String origin, int connection, boolean tls, String name, String version, String trouble)
            implements Event {}

    /**
     * A public key that was shown to an SSH origin by somebody who wants to be let in: to ask whether it would do, or, of the same
     * connection a second time, with the proof that the private key is there.
     *
     * @param origin the origin's name
     * @param connection number of the connection at this origin, from 1
     * @param key its fingerprint, {@code SHA256:...}
     * @param known whether it is one of those that are let in
     */
    record KeyShown(long nanos, String origin, int connection, String key, boolean known) implements Event {}

    /**
     * A dial that the network's policy denied, as the tap saw it; one that is sent again because nobody answered is the same.
     *
     * @param caller who the dialler was
     * @param from its numeric address, {@code address:port}
     * @param origin whom it dialled
     * @param to numeric, {@code address:port}
     * @param decision which side of the policy denied it, and how: {@code egress refused}, {@code ingress swallowed}
     */
    record Denied(long nanos, String caller, String from, String origin, String to, String decision) implements Event {}

    /**
     * A fault was switched, or acted.
     *
     * @param where the link or origin, or the origin whose name it is
     * @param kind {@link io.github.fetchproof.fakes.fault.LinkFault#kind()}, {@link
     *     io.github.fetchproof.fakes.fault.ServerFault#kind()}, {@link io.github.fetchproof.fakes.fault.DnsFault#kind()} or
     *     {@link io.github.fetchproof.fakes.fault.TlsFault#kind()}
     * @param what {@code on} and {@code off} for switching, {@code acted} when it hit the subject's traffic: an origin says
     *     so when the bytes before the trouble have been handed to the socket, and before the end of a whole answer; the name
     *     server before it replies
     * @param detail in words
     */
    record Fault(long nanos, String where, String kind, String what, String detail) implements Event {}

    /** The kit told the subject to do something, or it answered: {@code what} says it in words. */
    record Step(long nanos, String what) implements Event {}

    /**
     * The host itself stood still: a clock tick came late.
     *
     * @param lateNanos by how much
     */
    record HostStall(long nanos, long lateNanos) implements Event {}
}
