package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class EmbeddedToxiproxyTest {

    @Test
    void noConnectGetsThroughOnceDisableHasReturned() throws Exception {
        int cycles = 1_000;
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
                Upstream upstream = Upstream.echo()) {
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:" + Rig.freePort(), upstream.address());
            Hammer hammer = new Hammer(proxy);
            Thread thread = Upstream.daemon("hammer", hammer);

            for (int i = 0; i < cycles; i++) {
                proxy.disable();
                hammer.epoch.incrementAndGet();
                assertThat(hammer.refused.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                hammer.epoch.incrementAndGet();
                hammer.refused.drainPermits();
                proxy.enable();
            }
            hammer.stop.set(true);
            thread.join(20_000);

            assertThat(hammer.through.get()).isZero();
        }
    }

    /** Connects without pause. While its epoch is odd, the proxy is surely disabled. */
    private static final class Hammer implements Runnable {
        private final AtomicInteger epoch = new AtomicInteger();
        private final AtomicInteger through = new AtomicInteger();
        private final Semaphore refused = new Semaphore(0);
        private final AtomicBoolean stop = new AtomicBoolean();
        private final java.net.InetSocketAddress address;

        Hammer(Proxy proxy) throws IOException {
            address = Rig.address(proxy);
        }

        @Override
        public void run() {
            while (!stop.get()) {
                int before = epoch.get();
                boolean connected = connect();
                boolean surely = before % 2 == 1 && epoch.get() == before;
                if (surely && connected) {
                    through.incrementAndGet();
                } else if (surely) {
                    refused.release();
                }
            }
        }

        private boolean connect() {
            try (Socket socket = new Socket()) {
                socket.setSoLinger(true, 0);
                socket.connect(address, 10_000);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    @Test
    void aSeedRepeatsItsDraws() throws IOException {
        List<Boolean> first = draws(42);

        assertThat(first).contains(true, false);
        assertThat(draws(42)).isEqualTo(first);
        assertThat(draws(43)).isNotEqualTo(first);
    }

    /** For each of forty connections, whether a toxic of toxicity one half hit it. */
    private static List<Boolean> draws(long seed) throws IOException {
        List<Boolean> hit = new ArrayList<>();
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(seed));
                Upstream upstream = Upstream.echo()) {
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:0", upstream.address());
            proxy.toxics().limitData("cut", ToxicDirection.DOWNSTREAM, 0).setToxicity(0.5f);
            for (int i = 0; i < 40; i++) {
                try (Socket socket = Rig.connect(proxy)) {
                    socket.getOutputStream().write('x');
                    hit.add(socket.getInputStream().read() < 0);
                }
            }
        }
        return hit;
    }

    @Test
    void theLogTellsWhenFaultsWereSwitchedAndActed() throws IOException {
        ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1), recording(events));
                Upstream upstream = Upstream.echo()) {
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:0", upstream.address());
            Latency latency = proxy.toxics().latency("slow", ToxicDirection.DOWNSTREAM, 5);
            try (Socket socket = Rig.connect(proxy)) {
                for (int i = 0; i < 3; i++) {
                    socket.getOutputStream().write('x');
                    assertThat(socket.getInputStream().read()).isEqualTo('x');
                }
            }
            latency.remove();
            proxy.disable();
            proxy.enable();
        }

        assertThat(events)
                .containsExactly(
                        new Event.Fault(7, "road", "latency", "on", "slow downstream latency=5 jitter=0 toxicity=1.0"),
                        new Event.Fault(7, "road", "latency", "acted", "slow downstream, connection 1: delayed data"),
                        new Event.Fault(7, "road", "latency", "off", "slow downstream latency=5 jitter=0 toxicity=1.0"),
                        new Event.Fault(7, "road", "refused", "on", "nobody listens on " + listen(events)),
                        new Event.Fault(7, "road", "refused", "off", "about to listen on " + listen(events)));
    }

    @Test
    void aChangeOfAddressThatFailsIsPutDownAsARefusal() throws IOException {
        ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1), recording(events));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:0", "127.0.0.1:" + taken.getLocalPort());
            assertThatThrownBy(() -> proxy.setListen("127.0.0.1:" + taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("address already in use");
        }

        assertThat(events)
                .extracting(event -> event instanceof Event.Fault fault ? fault.what() : "")
                .containsExactly("on", "off", "on");
    }

    private static EventLog recording(ConcurrentLinkedQueue<Event> events) {
        return new EventLog() {
            @Override
            public long nanos() {
                return 7;
            }

            @Override
            public void add(Event event) {
                events.add(event);
            }
        };
    }

    private static String listen(Iterable<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Fault fault && fault.detail().startsWith("nobody listens on ")) {
                return fault.detail().substring("nobody listens on ".length());
            }
        }
        return "";
    }

    @Test
    void aDialThatHangsHoldsNobodyUp() throws Exception {
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
                ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> fillers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                fillers.add(new Socket(full.getInetAddress(), full.getLocalPort()));
            }
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:0", "127.0.0.1:" + full.getLocalPort());
            try (Socket one = Rig.connect(proxy);
                    Socket two = Rig.connect(proxy)) {
                Await.until("2 connections are open", () -> server.openConnections() == 2);
                proxy.disable();

                assertThat(one.getInputStream().read()).isEqualTo(-1);
                assertThat(two.getInputStream().read()).isEqualTo(-1);
                assertThat(server.openConnections()).isZero();
            }
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void aThousandConnectionsLeaveNothingBehind() throws Exception {
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
                Upstream upstream = Upstream.echo()) {
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:0", upstream.address());
            proxy.toxics().latency("slow", ToxicDirection.DOWNSTREAM, 60_000).setToxicity(0.05f);
            proxy.toxics().limitData("cut", ToxicDirection.DOWNSTREAM, 1).setToxicity(0.5f);
            for (int i = 0; i < 1_000; i++) {
                try (Socket socket = Rig.connect(proxy)) {
                    socket.setSoLinger(true, 0);
                    socket.getOutputStream().write(new byte[100]);
                } catch (SocketException e) {
                    assertThat(e).hasMessageNotContaining("refused");
                }
            }
            proxy.toxics().get("slow").remove();

            Await.until("0 connections are open", () -> server.openConnections() == 0);
        }
    }

    @Test
    void hostNamesAreLookedUp() throws IOException {
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("localhost", 0, OptionalLong.empty());
                Upstream upstream = Upstream.echo()) {
            ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.port());
            Proxy known = client.createProxy(
                    "known", "127.0.0.1:0", upstream.address().replace("127.0.0.1", "localhost"));
            try (Socket socket = Rig.connect(known)) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
            Proxy unknown = client.createProxy("unknown", "127.0.0.1:0", "no address");
            try (Socket socket = Rig.connect(unknown)) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void closingClosesEverythingItOpened() throws IOException {
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.empty());
        try (Upstream upstream = Upstream.echo()) {
            Proxy proxy = new ToxiproxyClient("127.0.0.1", server.port())
                    .createProxy("road", "127.0.0.1:0", upstream.address());
            try (Socket socket = Rig.connect(proxy)) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
                server.close();

                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                assertThatThrownBy(() -> Rig.connect(proxy)).isInstanceOf(ConnectException.class);
                assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close())
                        .isInstanceOf(ConnectException.class);
            }
            server.close();
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedToxiproxy.start("127.0.0.1", taken.getLocalPort(), OptionalLong.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": address already in use");
        }
        assertThatThrownBy(() -> EmbeddedToxiproxy.start("127.0.0.1", 70_000, OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a port must be 0 to 65535: 70000");
    }
}
