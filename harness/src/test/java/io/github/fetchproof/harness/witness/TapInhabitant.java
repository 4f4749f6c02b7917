package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** The program that the tap's tests run inside a sandbox. Prints what it sees as {@code key=value} lines. */
final class TapInhabitant {
    private static final InetAddress SERVER = address(127, 77, 1, 1);
    private static final InetAddress OTHER = address(127, 77, 2, 1);

    /** Keeps what it is told. */
    private static final class Notes implements EventLog {
        private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
        private final long start = System.nanoTime() - 5_000_000_000L;

        @Override
        public long nanos() {
            return System.nanoTime() - start;
        }

        @Override
        public void add(Event event) {
            events.add(event);
        }

        List<Event.Packet> packets() {
            return events.stream().map(Event.Packet.class::cast).toList();
        }
    }

    private TapInhabitant() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Notes notes = new Notes();
        if (arguments[0].equals("overflow")) {
            overflow();
            return;
        }
        try (Tap tap = Tap.open(EventLog.none(System::nanoTime))) {
            switch (arguments[0]) {
                case "refused" -> refused(tap, notes, Integer.parseInt(arguments[1]));
                case "letters" -> letters(tap, notes);
                case "outside" -> outside(tap);
                case "datagrams" -> datagrams(tap, notes);
                case "bulk" -> bulk(tap, notes, Path.of(arguments[1]));
                case "version6" -> version6(tap, notes);
                case "settle" -> settle(tap, notes);
                default -> throw new IllegalArgumentException("unknown: " + arguments[0]);
            }
            say("dropped", tap.dropped());
        }
        say("end", "yes");
    }

    private static void refused(Tap tap, Notes notes, int dials) throws IOException, InterruptedException {
        long before = notes.nanos();
        try (Watch watch = tap.watch(SERVER::equals, notes, Optional.empty())) {
            for (int i = 0; i < dials; i++) {
                dialInVain(new InetSocketAddress(SERVER, 443));
                dialInVain(new InetSocketAddress(OTHER, 443));
            }
            say("settled", tap.settle());
            say("watch-dropped", watch.dropped());
        }
        dialInVain(new InetSocketAddress(SERVER, 443));
        tap.settle();
        long after = notes.nanos();
        List<Event.Packet> packets = notes.packets();
        say("dials", packets.stream().filter(Event.Packet::isDial).count());
        say("resets", packets.stream().filter(Event.Packet::isReset).count());
        say("others", packets.stream().filter(each -> !concerns(SERVER, each)).count());
        say("in-time", packets.stream().allMatch(each -> each.nanos() >= before && each.nanos() <= after));
        say(
                "in-order",
                packets.stream()
                        .map(Event.Packet::nanos)
                        .sorted()
                        .toList()
                        .equals(packets.stream().map(Event.Packet::nanos).toList()));
    }

    private static void letters(Tap tap, Notes notes) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(8080, 5, SERVER);
                Watch watch = tap.watch(SERVER::equals, notes, Optional.empty())) {
            try (Socket client = new Socket(SERVER, 8080);
                    Socket accepted = server.accept()) {
                client.getOutputStream().write(new byte[10]);
                accepted.getInputStream().readNBytes(10);
                client.close();
                say("end-of-client", accepted.getInputStream().read());
            }
            tap.settle();
            say("orderly", notes.packets().stream().map(TapInhabitant::letter).toList());
            notes.events.clear();
            try (Socket client = new Socket(SERVER, 8080);
                    Socket accepted = server.accept()) {
                accepted.setSoLinger(true, 0);
                accepted.close();
                awaitEnd(client);
            }
            tap.settle();
            say("reset", notes.packets().stream().map(TapInhabitant::letter).toList());
            say("capture-problem", watch.captureProblem().isPresent());
        }
    }

    private static void outside(Tap tap) throws IOException, InterruptedException {
        try (OutsideDials outside = OutsideDials.over(tap);
                DatagramSocket socket = new DatagramSocket()) {
            dialInVain(new InetSocketAddress(address(8, 8, 8, 8), 443));
            dialInVain(new InetSocketAddress(SERVER, 443));
            for (int i = 0; i < 3; i++) {
                socket.send(new DatagramPacket(new byte[2], 2, new InetSocketAddress(address(9, 9, 9, 9), 53)));
            }
            say("settled", tap.settle());
            outside.dials().forEach(each -> say("outside", each.protocol() + " " + each.to()));
            say("more", outside.more());
        }
    }

    private static void datagrams(Tap tap, Notes notes) throws IOException, InterruptedException {
        try (DatagramSocket server = new DatagramSocket(53, SERVER);
                DatagramSocket client = new DatagramSocket();
                Watch watch = tap.watch(SERVER::equals, notes, Optional.empty())) {
            client.send(new DatagramPacket(new byte[30], 30, new InetSocketAddress(SERVER, 53)));
            DatagramPacket packet = new DatagramPacket(new byte[100], 100);
            server.receive(packet);
            server.send(new DatagramPacket(new byte[40], 40, packet.getSocketAddress()));
            say("settled", tap.settle());
            notes.packets().forEach(each -> say("datagram", each.payload() + " " + each.flags()));
            say("watch-dropped", watch.dropped());
        }
    }

    /** More than an ordinary receive buffer holds, with a capture file. */
    private static void bulk(Tap tap, Notes notes, Path file) throws IOException, InterruptedException {
        int bytes = 64 * 1024 * 1024;
        try (ServerSocket server = new ServerSocket(8080, 5, SERVER);
                Watch watch = tap.watch(SERVER::equals, notes, Optional.of(file))) {
            Thread sender = new Thread(() -> {
                try (Socket accepted = server.accept();
                        OutputStream out = accepted.getOutputStream()) {
                    for (int sent = 0; sent < bytes; sent += 64 * 1024) {
                        out.write(new byte[64 * 1024]);
                    }
                } catch (IOException failed) {
                    say("failed", failed);
                }
            });
            sender.start();
            try (Socket client = new Socket(SERVER, 8080);
                    InputStream in = client.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            sender.join();
            say("settled", tap.settle());
            say(
                    "payload",
                    notes.packets().stream()
                            .filter(each -> each.from().equals("127.77.1.1:8080"))
                            .mapToLong(Event.Packet::payload)
                            .sum());
            say("packets", notes.packets().size());
            say("capture-problem", watch.captureProblem().orElse("none"));
        }
    }

    private static void version6(Tap tap, Notes notes) throws IOException, InterruptedException {
        try (Watch watch = tap.watch(InetAddress::isLoopbackAddress, notes, Optional.empty())) {
            byte[] one = new byte[16];
            one[15] = 1;
            dialInVain(new InetSocketAddress(InetAddress.getByAddress(one), 443));
            tap.settle();
            notes.packets().stream().filter(Event.Packet::isDial).forEach(each -> say("dial", each.to()));
            say("watch-dropped", watch.dropped());
        }
    }

    /** What was sent before is there after settling, whoever sent it. */
    private static void settle(Tap tap, Notes notes) throws IOException, InterruptedException {
        Predicate<InetAddress> all = any -> true;
        try (Watch watch = tap.watch(all, notes, Optional.empty());
                DatagramSocket client = new DatagramSocket()) {
            boolean complete = true;
            for (int round = 1; round <= 200; round++) {
                client.send(new DatagramPacket(new byte[round], round, new InetSocketAddress(SERVER, 99)));
                boolean settled = tap.settle();
                complete &= settled && notes.events.size() == round;
            }
            say("complete", complete);
            say("watch-dropped", watch.dropped());
        }
    }

    /** More packets than the ring holds, and nobody takes them out. */
    private static void overflow() throws IOException {
        int datagrams = 50_000;
        long[] taken = new long[1];
        try (PacketRing ring = PacketRing.open();
                DatagramSocket server = new DatagramSocket(99, SERVER);
                DatagramSocket client = new DatagramSocket()) {
            for (int i = 0; i < datagrams; i++) {
                client.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress(SERVER, 99)));
            }
            ring.drain((frame, length, wallNanos) -> taken[0]++);
            say("accounted", taken[0] + ring.dropped());
            say("lost", ring.dropped() > 0);
            say("again", ring.dropped() + taken[0]);
            say("bound", server.isBound());
        }
    }

    private static boolean concerns(InetAddress address, Event.Packet packet) {
        String prefix = address.getHostAddress() + ":";
        return packet.from().startsWith(prefix) || packet.to().startsWith(prefix);
    }

    private static String letter(Event.Packet packet) {
        return (packet.to().equals("127.77.1.1:8080") ? ">" : "<") + packet.flags() + packet.payload();
    }

    private static void dialInVain(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 20_000);
            say("unexpected", "connected to " + address);
        } catch (IOException refused) {
            // as it must be
        }
    }

    private static void awaitEnd(Socket client) {
        try {
            say("unexpected", client.getInputStream().read());
        } catch (IOException reset) {
            // as it must be
        }
    }

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void say(String key, Object value) {
        System.out.println(key + "=" + value);
    }
}
