package io.github.fetchproof.harness.reference;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Looks up the addresses of hosts: in the machine's hosts file, else at the name servers of its resolv.conf. Safe to share.
 *
 * <p>The system's own lookup would not do: it waits for as long as resolv.conf says and not as long as is allowed here, it cannot be
 * called off, and what it remembers outlives a retry. This one remembers nothing. Other sources of names, such as mDNS, are not asked.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035">RFC 1035</a>
 */
final class NameLookup {
    private static final int LARGEST_UDP = 65_535;
    private static final List<Integer> TYPES = List.of(Type.AAAA, Type.A);
    /** A reply may be lost: each family is asked for at least so often before that is called silence. */
    private static final int ROUNDS = 2;

    /** No name server answered in time. */
    static final class Silent extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Silent(String why) {
            super(why);
        }
    }

    private final Decisions decisions;
    private final LongSupplier clock;
    private final NameConfiguration configuration;

    NameLookup(Decisions decisions, LongSupplier clock, NameConfiguration configuration) {
        this.decisions = decisions;
        this.clock = clock;
        this.configuration = configuration;
    }

    /**
     * The addresses to dial, the first first.
     *
     * @throws UnknownHostException when there are none, or none came within the limit on lookups
     */
    List<InetAddress> lookup(String host) throws UnknownHostException {
        Deadline deadline = new Deadline(
                clock, clock.getAsLong() + decisions.limits().lookup().toNanos());
        UnknownHostException unknown = new UnknownHostException("that is no host name");
        for (Name name : candidates(host)) {
            List<InetAddress> known = configuration.hosts(name);
            if (!known.isEmpty()) {
                return decisions.toDial(known);
            }
            try {
                return decisions.toDial(ask(name, deadline));
            } catch (UnknownHostException failed) {
                unknown = failed;
            }
        }
        throw unknown;
    }

    private List<Name> candidates(String host) {
        try {
            return configuration.candidates(Name.fromString(host));
        } catch (TextParseException odd) {
            return List.of();
        }
    }

    /** Asks one server after the other, and the first again when there is but one, for what has not been answered. */
    private List<InetAddress> ask(Name name, Deadline deadline) throws UnknownHostException {
        Map<Integer, Message> replies = new LinkedHashMap<>();
        List<InetSocketAddress> servers = configuration.servers();
        int rounds = Math.max(ROUNDS, servers.size());
        String trouble = "";
        for (int round = 0; round < rounds && lacks(replies, round < servers.size()); round++) {
            Deadline patience =
                    new Deadline(clock, clock.getAsLong() + deadline.left().toNanos() / (rounds - round));
            InetSocketAddress server = servers.get(round % servers.size());
            try {
                if (configuration.overTcp()) {
                    askOverTcp(name, server, patience, replies);
                } else {
                    askInPackets(name, server, patience, replies);
                }
            } catch (SocketTimeoutException silent) {
                // What was not answered is asked again, as long as there is time.
            } catch (IOException unreachable) {
                trouble = ": " + Objects.requireNonNullElse(unreachable.getMessage(), "unreachable");
            }
        }
        List<InetAddress> addresses = TYPES.stream()
                .flatMap(type -> addresses(replies, type).stream())
                .toList();
        if (!addresses.isEmpty()) {
            return addresses;
        }
        if (replies.isEmpty()) {
            throw new Silent("no name server answered" + trouble);
        }
        throw new UnknownHostException(why(replies));
    }

    /** Whether a server is to be asked: nobody has told an address, nor has everything been answered. */
    private static boolean lacks(Map<Integer, Message> replies, boolean fresh) {
        boolean found =
                TYPES.stream().anyMatch(type -> !addresses(replies, type).isEmpty());
        boolean failed = replies.values().stream().anyMatch(reply -> !isDefinite(reply));
        return !found && (replies.size() < TYPES.size() || (failed && fresh));
    }

    private static boolean isDefinite(Message reply) {
        return reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
    }

    private static String why(Map<Integer, Message> replies) {
        Optional<Message> failed =
                replies.values().stream().filter(each -> !isDefinite(each)).findFirst();
        if (failed.isPresent()) {
            return "the name server said " + Rcode.string(failed.get().getRcode());
        }
        boolean exists = replies.values().stream().anyMatch(each -> each.getRcode() == Rcode.NOERROR);
        return exists ? "it has no address" : "there is no such name";
    }

    /** What is still to be asked, by its type. */
    private static Map<Integer, Message> open(Name name, Map<Integer, Message> replies) {
        Map<Integer, Message> open = new LinkedHashMap<>();
        for (int type : TYPES) {
            Optional<Message> before = Optional.ofNullable(replies.get(type));
            if (before.isEmpty() || !isDefinite(before.get())) {
                open.put(type, Message.newQuery(Record.newRecord(name, type, DClass.IN)));
            }
        }
        return open;
    }

    /** Asks one server for one family after the other. */
    private void askOverTcp(Name name, InetSocketAddress server, Deadline patience, Map<Integer, Message> replies)
            throws IOException {
        for (Map.Entry<Integer, Message> open : open(name, replies).entrySet()) {
            overTcp(open.getValue(), server, patience).ifPresent(reply -> replies.put(open.getKey(), reply));
        }
    }

    /** Asks one server for both families at once, and takes in what it replies in time. */
    private void askInPackets(Name name, InetSocketAddress server, Deadline patience, Map<Integer, Message> replies)
            throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            Map<Integer, Message> open = open(name, replies);
            for (Message query : open.values()) {
                byte[] wire = query.toWire();
                socket.send(new DatagramPacket(wire, wire.length));
            }
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_UDP], LARGEST_UDP);
            while (!open.isEmpty() && !patience.over()) {
                packet.setLength(LARGEST_UDP);
                socket.setSoTimeout(millis(patience));
                socket.receive(packet);
                Optional<Message> reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()), open);
                if (reply.isPresent()) {
                    int type = reply.get().getQuestion().getType();
                    Message query = open.remove(type);
                    replies.put(type, query == null ? reply.get() : whole(query, reply.get(), server, patience));
                }
            }
        }
    }

    /** What a packet says, if it is a reply to one of these queries: anybody may have sent it. */
    private Optional<Message> reply(byte[] packet, Map<Integer, Message> open) {
        try {
            Message reply = new Message(packet);
            Record question = reply.getQuestion();
            Optional<Message> query =
                    question == null ? Optional.empty() : Optional.ofNullable(open.get(question.getType()));
            boolean ours = reply.getHeader().getFlag(Flags.QR)
                    && query.isPresent()
                    && question.equals(query.get().getQuestion())
                    && decisions.isReply(
                            query.get().getHeader().getID(), reply.getHeader().getID());
            return ours ? Optional.of(reply) : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty(); // the parser throws either
        }
    }

    /** The reply, from TCP when it did not fit into a packet. */
    private Message whole(Message query, Message reply, InetSocketAddress server, Deadline patience)
            throws IOException {
        if (!reply.getHeader().getFlag(Flags.TC) || !decisions.asksAgainOverTcp()) {
            return reply;
        }
        return overTcp(query, server, patience).orElse(reply);
    }

    /** The reply to one query over a connection of its own; empty when what came is none. */
    private Optional<Message> overTcp(Message query, InetSocketAddress server, Deadline patience) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, millis(patience));
            socket.setSoTimeout(millis(patience));
            byte[] wire = query.toWire();
            byte[] framed = new byte[wire.length + 2];
            framed[0] = (byte) (wire.length >> 8);
            framed[1] = (byte) wire.length;
            System.arraycopy(wire, 0, framed, 2, wire.length);
            socket.getOutputStream().write(framed);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = in.readNBytes(in.readUnsignedShort());
            return reply(answer, Map.of(query.getQuestion().getType(), query));
        }
    }

    private static int millis(Deadline patience) {
        return (int) Math.max(1, patience.left().toMillis());
    }

    private static List<InetAddress> addresses(Map<Integer, Message> replies, int type) {
        List<InetAddress> addresses = new ArrayList<>();
        Optional.ofNullable(replies.get(type))
                .map(reply -> reply.getSection(Section.ANSWER))
                .orElse(List.of())
                .forEach(record -> {
                    if (record instanceof ARecord four) {
                        addresses.add(four.getAddress());
                    } else if (record instanceof AAAARecord six) {
                        addresses.add(six.getAddress());
                    }
                });
        return addresses;
    }
}
