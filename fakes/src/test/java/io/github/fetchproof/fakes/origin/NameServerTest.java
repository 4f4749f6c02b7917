package io.github.fetchproof.fakes.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.traffic.Event;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@Timeout(60)
class NameServerTest {
    private static final InetAddress FOUR = address(127, 0, 0, 9);
    private static final InetAddress SIX = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private final List<String> acted = new CopyOnWriteArrayList<>();
    private final RecordedLog log = new RecordedLog();
    private final NameServer server = NameServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), log);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersOverUdpAndTcpAndLogsIt() throws Exception {
        server.put("P1.example.test", List.of(FOUR));

        assertThat(addresses(udp(query("p1.Example.test", Type.A)))).containsExactly("127.0.0.9");
        assertThat(addresses(tcp(query("p1.example.test.", Type.A)))).containsExactly("127.0.0.9");
        assertThat(log.all(Event.Query.class))
                .map(q -> q.name() + " " + q.type() + " " + q.over() + " " + q.answer())
                .containsExactly("p1.Example.test A udp 127.0.0.9", "p1.example.test A tcp 127.0.0.9");
    }

    @Test
    void anUnknownNameDoesNotExist() throws Exception {
        Message answer = udp(query("nowhere.test", Type.A));

        assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(answer.getHeader().getFlag(Flags.QR)).isTrue();
        assertThat(log.all(Event.Query.class)).map(Event.Query::answer).containsExactly("NXDOMAIN");
    }

    @Test
    void aNameWithoutAddressesOfTheFamilyExists() throws Exception {
        server.put("four.test", List.of(FOUR));
        server.put("both.test", List.of(FOUR, SIX));

        Message empty = udp(query("four.test", Type.AAAA));
        assertThat(empty.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(addresses(empty)).isEmpty();
        assertThat(log.all(Event.Query.class)).map(Event.Query::answer).containsExactly("empty");
        assertThat(addresses(udp(query("both.test", Type.AAAA)))).containsExactly("0:0:0:0:0:0:0:1");
    }

    @Test
    void namesComeAndGo() throws Exception {
        server.put("x.test", List.of(FOUR));
        server.remove("X.test.");

        assertThat(udp(query("x.test", Type.A)).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void whatIsNoQueryIsIgnored() throws Exception {
        server.put("x.test", List.of(FOUR));
        Message response = query("x.test", Type.A);
        response.getHeader().setFlag(Flags.QR);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            for (byte[] junk : List.of(
                    new byte[0], new byte[] {1}, new byte[400], response.toWire(), cut(query("x.test", Type.A)))) {
                socket.send(new DatagramPacket(junk, junk.length, server.address()));
            }
            Message asked = query("x.test", Type.A);
            Message answer = ask(socket, asked);
            while (answer.getHeader().getID() != asked.getHeader().getID()) {
                assertThat(answer.getRcode()).isEqualTo(Rcode.FORMERR);
                answer = receive(socket);
            }
            assertThat(addresses(answer)).containsExactly("127.0.0.9");
        }
        assertThat(log.all(Event.Query.class)).hasSize(1);
    }

    @Test
    void anotherOpcodeOrClassIsRefused() throws Exception {
        Message notify = query("x.test", Type.A);
        notify.getHeader().setOpcode(Opcode.NOTIFY);
        Message chaos = Message.newQuery(Record.newRecord(Name.fromString("x.test."), Type.A, DClass.CH));

        assertThat(udp(notify).getRcode()).isEqualTo(Rcode.NOTIMP);
        assertThat(udp(chaos).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void anAnswerTooLongForUdpIsTruncatedAndWholeOverTcp() throws Exception {
        List<InetAddress> many = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            many.add(address(127, 0, 1, i));
        }
        server.put("many.test", many);

        assertThat(udp(query("many.test", Type.A)).getHeader().getFlag(Flags.TC))
                .isTrue();
        Message whole = tcp(query("many.test", Type.A));
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(addresses(whole)).hasSize(100);
    }

    @Test
    void aBrokenNameIsToldSoAndThenTheTruth() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.NoSuchName(), 1, FOUR);

        assertThat(udp(query("X.test", Type.A)).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(udp(query("x.test", Type.AAAA)).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(addresses(udp(query("x.test", Type.A)))).containsExactly("127.0.0.9");
        assertThat(acted).containsExactly("NXDOMAIN for A of X.test", "NXDOMAIN for AAAA of x.test");
    }

    @Test
    void aBrokenNameIsHealedAndOthersWereNeverBroken() throws Exception {
        server.put("x.test", List.of(FOUR));
        server.put("y.test", List.of(FOUR));
        breakName(new DnsFault.ServerFailure(), Integer.MAX_VALUE, FOUR);

        assertThat(udp(query("x.test", Type.A)).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(udp(query("x.test", Type.A)).getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(addresses(udp(query("y.test", Type.A)))).containsExactly("127.0.0.9");
        server.heal("X.test");
        assertThat(addresses(udp(query("x.test", Type.A)))).containsExactly("127.0.0.9");
    }

    @Test
    void refusesOrHasNoAddress() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.Refusal(), 1, FOUR);
        assertThat(udp(query("x.test", Type.A)).getRcode()).isEqualTo(Rcode.REFUSED);

        breakName(new DnsFault.NoAddress(), 1, FOUR);
        Message empty = tcp(query("x.test", Type.A));
        assertThat(empty.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(addresses(empty)).isEmpty();
        assertThat(acted).containsExactly("REFUSED for A of x.test", "empty for A of x.test");
    }

    @Test
    void losesTheFirstReplyAndLogsTheQuery() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.Silence(), 1, FOUR);
        Message lost = query("x.test", Type.A);
        Message again = query("x.test", Type.A);

        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            socket.send(new DatagramPacket(lost.toWire(), lost.toWire().length, server.address()));
            Message answer = ask(socket, again);

            assertThat(answer.getHeader().getID()).isEqualTo(again.getHeader().getID());
        }
        assertThat(log.all(Event.Query.class)).map(Event.Query::answer).containsExactly("nothing", "127.0.0.9");
    }

    @Test
    void aLateReplyComesAfterOneThatWasAskedForLater() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.Late(Duration.ofMillis(400)), 1, FOUR);
        Message late = query("x.test", Type.A);
        Message next = query("x.test", Type.A);

        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            long asked = System.nanoTime();
            socket.send(new DatagramPacket(late.toWire(), late.toWire().length, server.address()));

            assertThat(ask(socket, next).getHeader().getID())
                    .isEqualTo(next.getHeader().getID());
            assertThat(receive(socket).getHeader().getID())
                    .isEqualTo(late.getHeader().getID());
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void aTruncatedReplyIsWholeOverTcp() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.Truncated(), Integer.MAX_VALUE, FOUR);

        Message cut = udp(query("x.test", Type.A));
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(addresses(cut)).isEmpty();
        assertThat(addresses(tcp(query("x.test", Type.A)))).containsExactly("127.0.0.9");
        assertThat(acted).containsExactly("truncated for A of x.test");
    }

    @Test
    void aForgedReplyWithAnotherIdComesBeforeTheTrueOne() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.Forged(), Integer.MAX_VALUE, address(127, 0, 0, 66));
        Message query = query("x.test", Type.A);

        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            Message forged = ask(socket, query);
            Message real = receive(socket);

            assertThat(forged.getHeader().getID())
                    .isNotEqualTo(query.getHeader().getID());
            assertThat(forged.getQuestion()).isEqualTo(query.getQuestion());
            assertThat(addresses(forged)).containsExactly("127.0.0.66");
            assertThat(real.getHeader().getID()).isEqualTo(query.getHeader().getID());
            assertThat(addresses(real)).containsExactly("127.0.0.9");
        }
        assertThat(addresses(udp(query("x.test", Type.AAAA)))).isEmpty();
        assertThat(acted).containsExactly("127.0.0.66, then 127.0.0.9 for A of x.test");
    }

    @Test
    void aDeadAddressComesFirstAmongThoseOfItsFamily() throws Exception {
        server.put("x.test", List.of(FOUR));
        breakName(new DnsFault.DeadAddress(DnsFault.Death.REFUSES), Integer.MAX_VALUE, address(127, 0, 0, 66));
        assertThat(addresses(udp(query("x.test", Type.A)))).containsExactly("127.0.0.66", "127.0.0.9");
        assertThat(addresses(udp(query("x.test", Type.AAAA)))).isEmpty();

        breakName(new DnsFault.DeadAddress(DnsFault.Death.REFUSES_IPV6), Integer.MAX_VALUE, SIX);
        assertThat(addresses(udp(query("x.test", Type.A)))).containsExactly("127.0.0.9");
        assertThat(addresses(udp(query("x.test", Type.AAAA)))).containsExactly("0:0:0:0:0:0:0:1");
        assertThat(acted).containsExactly("127.0.0.66 127.0.0.9 for A of x.test", "0:0:0:0:0:0:0:1 for AAAA of x.test");
    }

    private void breakName(DnsFault fault, int times, InetAddress elsewhere) {
        server.breakName("x.test", fault, times, elsewhere, acted::add);
    }

    @Test
    void closingLeavesNothing() throws Exception {
        try (Socket waiting =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            ask(waiting, query("x.test", Type.A));
            server.close();

            assertThat(waiting.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> new Socket(
                                    server.address().getAddress(),
                                    server.address().getPort())
                            .close())
                    .isInstanceOf(ConnectException.class);
        }
        NameServer again = NameServer.start(server.address(), log);
        assertThatThrownBy(() -> NameServer.start(again.address(), log)).isInstanceOf(UncheckedIOException.class);
        again.close();
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
    }

    private Message udp(Message query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            return ask(socket, query);
        }
    }

    private Message ask(DatagramSocket socket, Message query) throws IOException {
        byte[] wire = query.toWire();
        socket.send(new DatagramPacket(wire, wire.length, server.address()));
        return receive(socket);
    }

    private static Message receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private Message tcp(Message query) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            return ask(socket, query);
        }
    }

    private static Message ask(Socket socket, Message query) throws IOException {
        socket.setSoTimeout(20_000);
        byte[] wire = query.toWire();
        socket.getOutputStream().write(new byte[] {(byte) (wire.length >> 8), (byte) wire.length});
        socket.getOutputStream().write(wire);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        return new Message(in.readNBytes(in.readUnsignedShort()));
    }

    private static List<String> addresses(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    private static byte[] cut(Message message) {
        byte[] wire = message.toWire();
        return Arrays.copyOf(wire, wire.length - 3);
    }

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
