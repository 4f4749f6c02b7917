package io.github.fetchproof.fakes.origin;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The names that exist, and what a name server that knows them answers. See https://www.rfc-editor.org/rfc/rfc1035.
 * Immutable.
 *
 * @param names absolute name to its addresses, one or more each
 */
public record Zone(Map<Name, List<InetAddress>> names) {
    /** Nobody is to remember an answer: a world may change its mind. */
    private static final long TTL_SECONDS = 0;

    private static final int PAYLOAD = 1232;

    public Zone {
        Map<Name, List<InetAddress>> copy = new LinkedHashMap<>();
        names.forEach((name, addresses) -> {
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("a name of a zone needs an address: " + name);
            }
            copy.put(name, List.copyOf(addresses));
        });
        names = Map.copyOf(copy);
    }

    /** A zone without names. */
    public static Zone empty() {
        return new Zone(Map.of());
    }

    /** This zone, with these addresses and no others for {@code name}. */
    public Zone with(String name, List<InetAddress> addresses) {
        Map<Name, List<InetAddress>> more = new LinkedHashMap<>(names);
        more.put(absolute(name), addresses);
        return new Zone(more);
    }

    /** This zone without {@code name}. */
    public Zone without(String name) {
        Map<Name, List<InetAddress>> fewer = new LinkedHashMap<>(names);
        fewer.remove(absolute(name));
        return new Zone(fewer);
    }

    /**
     * The answer to {@code query}: its addresses of the family asked for; NXDOMAIN for an unknown name; NOERROR without
     * records for a known name that has none of the type. Whatever is no single question about the Internet is refused.
     */
    public static Message answer(Zone zone, Message query) {
        Message answer = new Message(query.getHeader().getID());
        Header header = answer.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        header.setFlag(Flags.RA);
        header.setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        List<Record> questions = query.getSection(Section.QUESTION);
        questions.forEach(question -> answer.addRecord(question, Section.QUESTION));
        if (query.getOPT() != null) {
            answer.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        if (header.getOpcode() != Opcode.QUERY) {
            header.setRcode(Rcode.NOTIMP);
        } else if (questions.size() != 1) {
            header.setRcode(Rcode.FORMERR);
        } else if (questions.get(0).getDClass() != DClass.IN) {
            header.setRcode(Rcode.REFUSED);
        } else {
            zone.look(questions.get(0), answer);
        }
        return answer;
    }

    private void look(Record question, Message answer) {
        List<InetAddress> addresses = names.getOrDefault(question.getName(), List.of());
        if (addresses.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        for (InetAddress address : addresses) {
            boolean four = address instanceof Inet4Address;
            if (four && (question.getType() == Type.A || question.getType() == Type.ANY)) {
                answer.addRecord(new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address), Section.ANSWER);
            } else if (!four && (question.getType() == Type.AAAA || question.getType() == Type.ANY)) {
                answer.addRecord(new AAAARecord(question.getName(), DClass.IN, TTL_SECONDS, address), Section.ANSWER);
            }
        }
    }

    /** Answers in words, the first first; {@code nothing} when there are none. */
    static String describe(List<Message> answers) {
        return answers.isEmpty()
                ? "nothing"
                : answers.stream().map(Zone::describe).collect(Collectors.joining(", then "));
    }

    /** An answer in words: its addresses, or {@code empty}, {@code truncated}, or its error such as {@code NXDOMAIN}. */
    static String describe(Message answer) {
        int code = answer.getRcode();
        List<String> data = new ArrayList<>();
        answer.getSection(Section.ANSWER).forEach(record -> data.add(record.rdataToString()));
        if (code != Rcode.NOERROR) {
            return Rcode.string(code);
        }
        if (answer.getHeader().getFlag(Flags.TC)) {
            return "truncated";
        }
        return data.isEmpty() ? "empty" : data.stream().collect(Collectors.joining(" "));
    }

    static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("a name must be a host name: " + name, e);
        }
    }
}
