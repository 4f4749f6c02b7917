package io.github.fetchproof.fakes.link;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A link through a Toxiproxy of its own to a server that answers each line with {@link #ANSWER} bytes. */
final class Road implements AutoCloseable {
    /** How long an answer is. */
    static final int ANSWER = 20_000;

    private static final int PATIENCE_MILLIS = 20_000;

    private final Provider provider;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final EventLog log = new EventLog() {
        private final long start = System.nanoTime();

        @Override
        public long nanos() {
            return System.nanoTime() - start;
        }

        @Override
        public void add(Event event) {
            synchronized (events) {
                events.add(event);
            }
        }
    };
    private final Link link;

    Road() throws IOException {
        this(embedded());
    }

    private static Provider embedded() throws IOException {
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
        return new Provider("embedded", "127.0.0.1", server.port(), server);
    }

    /** @param provider closed with the road */
    Road(Provider provider) throws IOException {
        this.provider = provider;
        daemon(this::accept);
        InetSocketAddress upstream = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        link = provider.open("P1", "road-1", freeAddress(), upstream, log);
    }

    Link link() {
        return link;
    }

    Provider provider() {
        return provider;
    }

    /** A port below those that the system deals out: a dial of it, once it is closed, can never meet itself. */
    private static InetSocketAddress freeAddress() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int start = (int) Math.floorMod(System.nanoTime(), 5_000L);
        for (int port = 21_000 + start; port < 32_000; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, loopback)) {
                return new InetSocketAddress(loopback, probe.getLocalPort());
            } catch (BindException taken) {
                // The next one, then.
            }
        }
        throw new IOException("no free port between 21000 and 32000");
    }

    /** A connection over the link; reads of it end in time. */
    Socket dial() throws IOException {
        Socket socket = new Socket();
        synchronized (open) {
            open.add(socket);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        String[] listen = link.listen().split(":", 2);
        socket.connect(
                new InetSocketAddress(InetAddress.getByName(listen[0]), Integer.parseInt(listen[1])), PATIENCE_MILLIS);
        return socket;
    }

    /** How many bytes of an answer come over a connection before its end, or the whole of it. */
    static int ask(Socket socket) throws IOException {
        socket.getOutputStream().write('?');
        return socket.getInputStream().readNBytes(ANSWER).length;
    }

    /** As {@link #ask}, over a new connection; also how long it took. */
    Answer ask() throws IOException {
        long start = System.nanoTime();
        try (Socket socket = dial()) {
            return new Answer(ask(socket), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    /** What came, and after how long. */
    record Answer(int bytes, long millis) {}

    /** Switches of faults so far, in order, for instance {@code P1 refused on}. */
    List<String> switches() {
        synchronized (events) {
            return events.stream()
                    .filter(Event.Fault.class::isInstance)
                    .map(Event.Fault.class::cast)
                    .map(each -> each.where() + " " + each.kind() + " " + each.what())
                    .toList();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                synchronized (open) {
                    open.add(socket);
                }
                daemon(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            while (socket.getInputStream().read() >= 0) {
                socket.getOutputStream().write(new byte[ANSWER]);
            }
        } catch (IOException gone) {
            // As tests mean it to.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "road");
        thread.setDaemon(true);
        thread.start();
    }

    /** The faults, one of each kind. */
    static List<LinkFault> faults() {
        return List.of(
                new LinkFault.Refused(),
                new LinkFault.Reset(),
                new LinkFault.Latency(Duration.ofMillis(300)),
                new LinkFault.Stall(),
                new LinkFault.Truncate(7_000));
    }

    @Override
    public void close() throws IOException {
        provider.close();
        server.close();
        synchronized (open) {
            for (Socket each : open) {
                each.close();
            }
        }
    }
}
