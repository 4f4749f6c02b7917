package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.DnsFault;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A name that is not answered by the truth, for so many queries of each type. Safe to share. */
final class BrokenName {
    /** Any two ids that differ do. */
    private static final int OTHER_ID = 0x5555;

    private final DnsFault fault;
    private final int times;
    private final InetAddress elsewhere;
    private final Consumer<String> acted;
    private final Map<Integer, Integer> told = new HashMap<>();

    /**
     * A broken name.
     *
     * @param times on how many queries of each type it acts, at least 1
     * @param elsewhere the dead or the false address, where the fault has one
     * @param acted is told in words what was said in place of the truth, before it is sent
     */
    BrokenName(DnsFault fault, int times, InetAddress elsewhere, Consumer<String> acted) {
        if (times < 1) {
            throw new IllegalArgumentException("a broken name must be so for at least one query: " + times);
        }
        this.fault = fault;
        this.times = times;
        this.elsewhere = elsewhere;
        this.acted = acted;
    }

    /** How long the replies are held back. */
    Duration delay() {
        return fault instanceof DnsFault.Late late ? late.delay() : Duration.ZERO;
    }

    /** What is said in place of the truth, in order, possibly nothing; empty when the fault leaves this query alone. */
    synchronized Optional<List<Message>> replies(Zone zone, Message query, boolean overUdp) {
        Record question = query.getQuestion();
        Optional<List<Message>> replies = touched(zone, query, overUdp);
        if (replies.isEmpty() || told.merge(question.getType(), 1, Integer::sum) > times) {
            return Optional.empty();
        }
        acted.accept(Zone.describe(replies.get()) + " for " + Type.string(question.getType()) + " of "
                + question.getName().toString(true));
        return replies;
    }

    private Optional<List<Message>> touched(Zone zone, Message query, boolean overUdp) {
        if (fault instanceof DnsFault.NoSuchName) {
            return Optional.of(List.of(without(query, Rcode.NXDOMAIN)));
        }
        if (fault instanceof DnsFault.NoAddress) {
            return Optional.of(List.of(without(query, Rcode.NOERROR)));
        }
        if (fault instanceof DnsFault.ServerFailure) {
            return Optional.of(List.of(without(query, Rcode.SERVFAIL)));
        }
        if (fault instanceof DnsFault.Refusal) {
            return Optional.of(List.of(without(query, Rcode.REFUSED)));
        }
        if (fault instanceof DnsFault.Silence) {
            return Optional.of(List.of());
        }
        if (fault instanceof DnsFault.Late) {
            return Optional.of(List.of(Zone.answer(zone, query)));
        }
        if (fault instanceof DnsFault.Truncated) {
            return overUdp ? Optional.of(List.of(truncated(query))) : Optional.empty();
        }
        if (fault instanceof DnsFault.Forged) {
            return concerns(query) ? Optional.of(List.of(forged(query), Zone.answer(zone, query))) : Optional.empty();
        }
        if (fault instanceof DnsFault.DeadAddress) {
            return concerns(query)
                    ? Optional.of(List.of(Zone.answer(deadFirst(zone, query.getQuestion()), query)))
                    : Optional.empty();
        }
        throw new AssertionError(fault);
    }

    /** Whether the address elsewhere is of the family asked for. */
    private boolean concerns(Message query) {
        return query.getQuestion().getType() == (elsewhere instanceof Inet4Address ? Type.A : Type.AAAA);
    }

    private static Message without(Message query, int code) {
        Message answer = Zone.answer(Zone.empty(), query);
        answer.getHeader().setRcode(code);
        return answer;
    }

    private static Message truncated(Message query) {
        Message answer = without(query, Rcode.NOERROR);
        answer.getHeader().setFlag(Flags.TC);
        return answer;
    }

    private Message forged(Message query) {
        Message answer =
                Zone.answer(Zone.empty().with(query.getQuestion().getName().toString(), List.of(elsewhere)), query);
        Header header = answer.getHeader();
        header.setID(header.getID() ^ OTHER_ID);
        return answer;
    }

    private Zone deadFirst(Zone zone, Record question) {
        List<InetAddress> addresses = new ArrayList<>(List.of(elsewhere));
        addresses.addAll(zone.names().getOrDefault(question.getName(), List.of()));
        return zone.with(question.getName().toString(), addresses);
    }
}
