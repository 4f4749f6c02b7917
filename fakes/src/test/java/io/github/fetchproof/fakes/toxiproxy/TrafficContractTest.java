package io.github.fetchproof.fakes.toxiproxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to bytes between a client and an upstream, with toxics switched through toxiproxy-java. */
@org.junit.jupiter.api.Timeout(90)
class TrafficContractTest extends ContractTest {
    private static final long MINUTE = 60_000;

    private final Upstream echo = Upstream.echo();

    TrafficContractTest(Server server) throws IOException {
        super(server);
    }

    @AfterEach
    void endEcho() throws IOException {
        echo.close();
    }

    @Test
    void bytesPassUnchangedBothWaysAtOnce() throws Exception {
        byte[] data = random(8 * 1024 * 1024);
        try (Socket socket = Rig.connect(rig.proxy(echo))) {
            CompletableFuture<byte[]> back = CompletableFuture.supplyAsync(
                    () -> quietly(() -> socket.getInputStream().readNBytes(data.length)));
            socket.getOutputStream().write(data);

            assertThat(back.get(30, TimeUnit.SECONDS)).isEqualTo(data);
        }
    }

    @Test
    void anUpstreamThatRefusesIsAcceptThenClose() throws IOException {
        Proxy proxy = rig.client().createProxy("nobody", "127.0.0.1:0", "127.0.0.1:" + Rig.freePort());

        try (Socket socket = Rig.connect(proxy)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void theEndOfOneSideEndsBoth() throws Exception {
        BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
        try (Upstream upstream =
                Upstream.serving(socket -> seen.add(socket.getInputStream().read()))) {
            try (Socket socket = Rig.connect(rig.proxy(upstream))) {
                socket.shutdownOutput();
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void aResetFromTheUpstreamArrivesAsAnOrdinaryEnd() throws IOException {
        try (Upstream upstream = Upstream.serving(socket -> {
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                });
                Socket socket = Rig.connect(rig.proxy(upstream))) {
            socket.getOutputStream().write(1);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void latencyDelaysEachWayAndLatenciesAddUp() throws IOException {
        Proxy proxy = rig.proxy(echo);
        proxy.toxics().latency("down", DOWNSTREAM, 60);
        proxy.toxics().latency("more", DOWNSTREAM, 50);
        proxy.toxics().latency("up", UPSTREAM, 40);
        try (Socket socket = Rig.connect(proxy)) {
            assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(150);
        }
    }

    @Test
    void anUpdateLetsTheWaitingChunkGo() throws Exception {
        CountDownLatch echoed = new CountDownLatch(1);
        try (Upstream upstream = Upstream.serving(socket -> {
            socket.getOutputStream().write(socket.getInputStream().read());
            echoed.countDown();
            socket.getInputStream().read();
        })) {
            Proxy proxy = rig.proxy(upstream);
            Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, MINUTE);
            try (Socket socket = Rig.connect(proxy)) {
                socket.getOutputStream().write('x');
                assertThat(echoed.await(20, TimeUnit.SECONDS)).isTrue();
                latency.setLatency(50);

                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    @Test
    void removingLatencyLetsEverythingGoInOrder() throws IOException {
        Proxy proxy = rig.proxy(echo);
        Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, MINUTE);
        byte[] data = random(100_000);
        try (Socket socket = Rig.connect(proxy)) {
            socket.getOutputStream().write(data);
            latency.remove();

            assertThat(socket.getInputStream().readNBytes(data.length)).isEqualTo(data);
            assertThat(roundTripMillis(socket)).isLessThan(MINUTE);
        }
    }

    @Test
    void noValueIsLostOrReorderedWhileLatencyComesAndGoes() throws Exception {
        int values = 65_535;
        CountDownLatch started = new CountDownLatch(1);
        try (Upstream upstream = Upstream.serving(socket -> {
            started.await();
            byte[] value = new byte[2];
            for (int i = 1; i <= values; i++) {
                value[0] = (byte) (i >> 8);
                value[1] = (byte) i;
                socket.getOutputStream().write(value);
            }
        })) {
            Proxy proxy = rig.proxy(upstream);
            AtomicBoolean finished = new AtomicBoolean();
            try (Socket socket = Rig.connect(proxy)) {
                CompletableFuture<Integer> switched = CompletableFuture.supplyAsync(() -> quietly(() -> {
                    int times = 0;
                    do {
                        Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, 1000);
                        started.countDown();
                        latency.remove();
                        times++;
                    } while (!finished.get());
                    return times;
                }));
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
                for (int i = 1; i <= values; i++) {
                    assertThat(in.readUnsignedShort()).isEqualTo(i);
                }
                assertThat(in.read()).isEqualTo(-1);
                finished.set(true);
                assertThat(switched.get(20, TimeUnit.SECONDS)).isPositive();
            }
        }
    }

    @Test
    void disablingClosesWhatIsOpenAndRefusesWhatComes() throws IOException {
        Proxy proxy = rig.proxy(echo);
        try (Socket socket = Rig.connect(proxy)) {
            roundTripMillis(socket);
            proxy.disable();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> Rig.connect(proxy)).isInstanceOf(ConnectException.class);
        }
        proxy.enable();
        try (Socket socket = Rig.connect(proxy)) {
            roundTripMillis(socket);
        }
    }

    @Test
    void toxicsSurviveDisablingAndAConnectionSurvivesAnotherNameOfItsAddress() throws Exception {
        Proxy proxy = rig.proxy(echo);
        proxy.toxics().latency("slow", DOWNSTREAM, 40);
        proxy.disable();
        proxy.enable();
        try (Socket socket = Rig.connect(proxy)) {
            proxy.setListen("localhost:" + Rig.address(proxy).getPort());

            assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void toxicityZeroSparesUntilItIsRaised() throws IOException {
        Proxy proxy = rig.proxy(echo);
        Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, 0);
        latency.setToxicity(0);
        latency.setLatency(100);
        try (Socket socket = Rig.connect(proxy)) {
            roundTripMillis(socket);
            latency.setToxicity(1);
            assertThat(roundTripMillis(socket)).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void resetPeerResetsAfterTheFirstBytesAndItsTimeout() throws IOException {
        for (ToxicDirection direction : ToxicDirection.values()) {
            Proxy proxy = rig.proxy(echo);
            proxy.toxics().resetPeer("reset", direction, 100);
            try (Socket socket = Rig.connect(proxy)) {
                long start = System.nanoTime();
                socket.getOutputStream().write('x');

                assertThatThrownBy(() -> socket.getInputStream().read())
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("reset");
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    @Test
    void aSilentConnectionIsNotReset() throws IOException {
        Proxy proxy = rig.proxy(echo);
        ResetPeer reset = proxy.toxics().resetPeer("reset", UPSTREAM, 0);
        try (Socket socket = Rig.connect(proxy)) {
            reset.remove();

            roundTripMillis(socket);
        }
    }

    @Test
    void limitDataPassesExactlyItsBytesEachWay() throws Exception {
        BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
        try (Upstream upstream = Upstream.serving(socket -> {
            arrived.add(socket.getInputStream().readAllBytes().length);
        })) {
            Proxy proxy = rig.proxy(upstream);
            proxy.toxics().limitData("limit", UPSTREAM, 12_345);
            try (Socket socket = Rig.connect(proxy)) {
                socket.getOutputStream().write(random(50_000));
                assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(12_345);
            } catch (SocketException e) {
                assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(12_345);
            }
        }
        byte[] data = random(200_000);
        try (Upstream upstream = Upstream.serving(socket -> {
            socket.getOutputStream().write(data);
            socket.getInputStream().read();
        })) {
            Proxy proxy = rig.proxy(upstream);
            proxy.toxics().limitData("limit", DOWNSTREAM, 123_456);
            try (Socket socket = Rig.connect(proxy)) {
                assertThat(socket.getInputStream().readAllBytes()).isEqualTo(java.util.Arrays.copyOf(data, 123_456));
            }
        }
    }

    @Test
    void aRaisedLimitCountsWhatHasPassed() throws IOException {
        Proxy proxy = rig.proxy(echo);
        LimitData limit = proxy.toxics().limitData("limit", DOWNSTREAM, 10);
        try (Socket socket = Rig.connect(proxy)) {
            socket.getOutputStream().write(new byte[8]);
            assertThat(socket.getInputStream().readNBytes(8)).hasSize(8);
            limit.setBytes(30);
            socket.getOutputStream().write(new byte[40]);

            assertThat(socket.getInputStream().readAllBytes()).hasSize(22);
        }
    }

    @Test
    void timeoutClosesAfterSilenceAndNotBefore() throws IOException {
        Proxy proxy = rig.proxy(echo);
        proxy.toxics().timeout("gone", UPSTREAM, 150);
        try (Socket socket = Rig.connect(proxy)) {
            long start = System.nanoTime();
            socket.getOutputStream().write('x');

            assertThat(endOf(socket)).isEqualTo(-1);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(150));
        }
    }

    @Test
    void removingATimeoutClosesBothSides() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Upstream upstream = Upstream.serving(socket -> {
            socket.getOutputStream().write('g');
            if (socket.getInputStream().read() < 0) {
                ended.countDown();
            }
        })) {
            Proxy proxy = rig.proxy(upstream);
            Timeout timeout = proxy.toxics().timeout("gone", UPSTREAM, 0);
            try (Socket socket = Rig.connect(proxy)) {
                assertThat(socket.getInputStream().read()).isEqualTo('g');
                socket.getOutputStream().write('x');
                timeout.remove();

                assertThat(endOf(socket)).isEqualTo(-1);
                assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void bandwidthZeroStallsAndHealsLosingNothing() throws Exception {
        byte[] data = random(3_000_000);
        try (Upstream upstream = Upstream.serving(socket -> {
            socket.getOutputStream().write(data);
            socket.getInputStream().read();
        })) {
            Proxy proxy = rig.proxy(upstream);
            Bandwidth bandwidth = proxy.toxics().bandwidth("stall", DOWNSTREAM, 0);
            try (Socket socket = Rig.connect(proxy)) {
                socket.setSoTimeout(100);
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                socket.setSoTimeout(20_000);
                bandwidth.remove();

                assertThat(socket.getInputStream().readNBytes(data.length)).isEqualTo(data);
            }
        }
    }

    @Test
    void bandwidthIsNotExceeded() throws Exception {
        byte[] data = random(300_000);
        try (Upstream upstream =
                Upstream.serving(socket -> socket.getOutputStream().write(data))) {
            Proxy proxy = rig.proxy(upstream);
            proxy.toxics().bandwidth("slow", DOWNSTREAM, 1000);
            long start = System.nanoTime();
            try (Socket socket = Rig.connect(proxy)) {
                assertThat(socket.getInputStream().readAllBytes()).isEqualTo(data);
            }

            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(295));
        }
    }

    @Test
    void slowCloseDelaysTheEndAndNotTheData() throws Exception {
        try (Upstream upstream =
                Upstream.serving(socket -> socket.getOutputStream().write('x'))) {
            Proxy proxy = rig.proxy(upstream);
            proxy.toxics().slowClose("slow", DOWNSTREAM, 200);
            try (Socket socket = Rig.connect(proxy)) {
                long start = System.nanoTime();
                assertThat(socket.getInputStream().read()).isEqualTo('x');

                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(190));
            }
        }
    }

    @Test
    void slicedDataArrivesWholeAndTakesItsTime() throws IOException {
        Proxy proxy = rig.proxy(echo);
        proxy.toxics().slicer("slice", UPSTREAM, 1, 5_000);
        try (Socket socket = Rig.connect(proxy)) {
            long start = System.nanoTime();
            socket.getOutputStream().write("0123456789abcdefghijklmn".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readNBytes(24)).asString().isEqualTo("0123456789abcdefghijklmn");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(23 * 5));
        }
    }

    @Test
    void severalToxicsWorkTogetherAndLoseNothing() throws Exception {
        byte[] data = random(400_000);
        Proxy proxy = rig.proxy(echo);
        proxy.toxics().latency("late", UPSTREAM, 20);
        proxy.toxics().slicer("slice", UPSTREAM, 4_096, 0).setSizeVariation(1_000);
        proxy.toxics().bandwidth("slow", DOWNSTREAM, 4_000);
        proxy.toxics().latency("later", DOWNSTREAM, 20).setJitter(15);
        proxy.toxics().slowClose("end", DOWNSTREAM, 20);
        try (Socket socket = Rig.connect(proxy)) {
            CompletableFuture<byte[]> back = CompletableFuture.supplyAsync(
                    () -> quietly(() -> socket.getInputStream().readNBytes(data.length)));
            socket.getOutputStream().write(data);

            assertThat(back.get(30, TimeUnit.SECONDS)).isEqualTo(data);
        }
    }

    @Test
    void largePiecesInFlightSurviveToxicsThatCutThem() throws Exception {
        byte[] data = random(32 * 1024 * 1024);
        try (Upstream upstream = Upstream.serving(socket -> {
            socket.getOutputStream().write(data);
            socket.getInputStream().read();
        })) {
            Proxy proxy = rig.proxy(upstream);
            proxy.toxics().latency("late", DOWNSTREAM, 20);
            try (Socket socket = Rig.connect(proxy)) {
                CompletableFuture<byte[]> down = CompletableFuture.supplyAsync(
                        () -> quietly(() -> socket.getInputStream().readNBytes(data.length)));
                for (int i = 0; i < 20; i++) {
                    proxy.toxics().slicer("slice", DOWNSTREAM, 50_000, 0).remove();
                }

                assertThat(down.get(30, TimeUnit.SECONDS)).isEqualTo(data);
            }
        }
    }

    @Test
    void oneConnectionLivesThroughAHundredChanges() throws IOException {
        Proxy proxy = rig.proxy(echo);
        try (Socket socket = Rig.connect(proxy)) {
            for (int i = 0; i < 100; i++) {
                Latency latency = proxy.toxics().latency("l" + i, i % 2 == 0 ? UPSTREAM : DOWNSTREAM, 1);
                roundTripMillis(socket);
                latency.remove();
            }
            rig.reset();
            roundTripMillis(socket);
        }
    }

    @Test
    void aControlCallDoesNotWaitForAClientThatDoesNotRead() throws Exception {
        byte[] data = random(16 * 1024 * 1024);
        CountDownLatch poured = new CountDownLatch(1);
        try (Upstream upstream = Upstream.serving(socket -> {
            socket.getOutputStream().write(data);
            poured.countDown();
            socket.getInputStream().read();
        })) {
            Proxy proxy = rig.proxy(upstream);
            Latency latency = proxy.toxics().latency("slow", DOWNSTREAM, MINUTE);
            try (Socket socket = Rig.connect(proxy)) {
                assertThat(poured.await(30, TimeUnit.SECONDS)).isTrue();
                latency.remove();
                assertThat(rig.client().getProxies()).hasSize(1);

                assertThat(socket.getInputStream().readNBytes(data.length)).isEqualTo(data);
            }
        }
    }

    @Test
    void aResetCanBeTakenBackWhileItWaits() throws IOException {
        Proxy proxy = rig.proxy(echo);
        ResetPeer reset = proxy.toxics().resetPeer("reset", UPSTREAM, MINUTE);
        try (Socket socket = Rig.connect(proxy)) {
            socket.getOutputStream().write('x');
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(20_000);
            reset.remove();

            assertThat(socket.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void aResetHitsOpenConnectionsTooAndSparesThoseItWasNotDrawnFor() throws IOException {
        Proxy proxy = rig.proxy(echo);
        try (Socket open = Rig.connect(proxy)) {
            roundTripMillis(open);
            ResetPeer reset = proxy.toxics().resetPeer("reset", UPSTREAM, 0);
            open.getOutputStream().write('x');
            assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(SocketException.class);

            reset.setToxicity(0);
            try (Socket spared = Rig.connect(proxy)) {
                roundTripMillis(spared);
                spared.shutdownOutput();
                assertThat(spared.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static long roundTripMillis(Socket socket) throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write('x');
        assertThat(socket.getInputStream().read()).isEqualTo('x');
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** How a connection ends that may lose bytes in the proxy: -1 for an ordinary end and for a reset. */
    private static int endOf(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException e) {
            return -1;
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T quietly(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
