package io.github.fetchproof.harness.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.witness.RoundTrip.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final byte[] REQUEST = "ask\n".getBytes(US_ASCII);
    private static final Probe PATIENT = new Probe(Duration.ofSeconds(60));
    private static final Probe HASTY = new Probe(Duration.ofMillis(300));

    private final ExecutorService servers = Executors.newCachedThreadPool();

    /** What a server does with the one connection it gets. */
    private interface Conduct {
        void meet(Socket socket) throws IOException, InterruptedException;
    }

    @AfterEach
    void endServers() {
        servers.shutdownNow();
    }

    @Test
    void aClosedPortRefuses() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket socket = listen()) {
            nobody = address(socket);
        }

        assertThat(PATIENT.connect(nobody)).contains(Ending.REFUSED);
        assertThat(PATIENT.roundTrip(nobody, REQUEST).ending()).isEqualTo(Ending.REFUSED);
    }

    @Test
    void aListenerConnects() throws Exception {
        try (ServerSocket socket = listen()) {
            assertThat(PATIENT.connect(address(socket))).isEmpty();
        }
    }

    @Test
    void anAnswerAndFin() throws Exception {
        RoundTrip seen = roundTrip(PATIENT, socket -> {
            socket.getInputStream().readNBytes(REQUEST.length);
            socket.getOutputStream().write(new byte[50_000]);
        });

        assertThat(seen.ending()).isEqualTo(Ending.FIN);
        assertThat(seen.received()).isEqualTo(50_000);
        assertThat(seen.firstByte())
                .hasValueSatisfying(first -> assertThat(first).isLessThanOrEqualTo(seen.elapsed()));
    }

    @Test
    void aResetAfterTheRequest() throws Exception {
        RoundTrip seen = roundTrip(PATIENT, socket -> {
            socket.getInputStream().readNBytes(REQUEST.length);
            socket.setSoLinger(true, 0);
        });

        assertThat(seen.ending()).isEqualTo(Ending.RESET);
        assertThat(seen.received()).isZero();
    }

    @Test
    void silenceIsSilenceWhenTheBoundHasPassed() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RoundTrip seen = roundTrip(HASTY, socket -> over.await(60, TimeUnit.SECONDS), over);

        assertThat(seen.ending()).isEqualTo(Ending.SILENCE);
        assertThat(seen.received()).isZero();
        assertThat(seen.firstByte()).isEmpty();
        assertThat(seen.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void whatCameBeforeTheSilenceIsCounted() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        RoundTrip seen = roundTrip(
                new Probe(Duration.ofSeconds(2)),
                socket -> {
                    socket.getOutputStream().write(new byte[7]);
                    over.await(60, TimeUnit.SECONDS);
                },
                over);

        assertThat(seen.ending()).isEqualTo(Ending.SILENCE);
        assertThat(seen.received()).isEqualTo(7);
    }

    @Test
    void aBacklogThatIsFullAnswersNoConnect() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket();
                Socket second = new Socket()) {
            first.connect(address(full));
            second.connect(address(full));

            assertThat(HASTY.connect(address(full))).contains(Ending.CONNECT_TIMED_OUT);
        }
    }

    @Test
    void boundAndRequestAreChecked() {
        assertThatThrownBy(() -> new Probe(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PATIENT.roundTrip(new InetSocketAddress(1), new byte[17 * 1024]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 16 KB");
    }

    private RoundTrip roundTrip(Probe probe, Conduct conduct) throws Exception {
        return roundTrip(probe, conduct, new CountDownLatch(0));
    }

    private RoundTrip roundTrip(Probe probe, Conduct conduct, CountDownLatch over) throws Exception {
        try (ServerSocket server = listen()) {
            Future<?> serving = servers.submit(() -> {
                try (Socket socket = server.accept()) {
                    conduct.meet(socket);
                }
                return true;
            });
            RoundTrip seen = probe.roundTrip(address(server), REQUEST);
            over.countDown();
            serving.get(60, TimeUnit.SECONDS);
            return seen;
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static InetSocketAddress address(ServerSocket socket) {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
}
