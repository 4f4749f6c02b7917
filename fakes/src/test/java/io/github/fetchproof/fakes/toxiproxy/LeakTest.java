package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connections that are opened and dropped in every way, through every toxic that holds or cuts something, leave nothing
 * behind. {@code -Dfetchproof.leaks=10000} opens ten thousand.
 */
@Timeout(300)
class LeakTest {
    private static final int CONNECTIONS = Integer.getInteger("fetchproof.leaks", 2_000);
    private static final int AT_ONCE = 50;
    /** The garbage collector's own noise, and a fraction of the two kilobytes and more that a connection takes. */
    private static final long TOLERATED_BYTES = 512 * 1024 + CONNECTIONS * 400L;

    private static final List<String> TOXICS = List.of(
            "\"type\":\"noop\"",
            "\"type\":\"limit_data\",\"attributes\":{\"bytes\":10}",
            "\"type\":\"latency\",\"attributes\":{\"latency\":60000}",
            "\"type\":\"timeout\",\"attributes\":{\"timeout\":5}",
            "\"type\":\"timeout\",\"attributes\":{\"timeout\":0}",
            "\"type\":\"bandwidth\",\"attributes\":{\"rate\":0}",
            "\"type\":\"reset_peer\",\"attributes\":{\"timeout\":0}",
            "\"type\":\"slow_close\",\"attributes\":{\"delay\":60000}",
            "\"type\":\"slicer\",\"attributes\":{\"average_size\":100,\"delay\":1000000}",
            "\"type\":\"latency\",\"toxicity\":0.5,\"attributes\":{\"latency\":60000}");

    /** How the connections of a batch go. */
    private enum Drop {
        CLOSE,
        RESET,
        HALF_CLOSE_FIRST,
        BY_PROXY
    }

    @Test
    void connectionsLeaveNeitherDescriptorsNorMemoryBehind() throws Exception {
        Descriptors.assumeCountable();
        try (Upstream upstream = Upstream.echo();
                EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1))) {
            String order = "{\"name\":\"road\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + upstream.address() + "\"}";
            String listen = ControlCall.of("POST", "/proxies", order)
                    .send(server)
                    .json()
                    .path("listen")
                    .asText();
            int port = HostPort.parse(listen).port();
            // Whatever is made once, classes above all, is there after a first round.
            drop(server, port, 2 * batches(), 10);
            long descriptors = Descriptors.count();
            long heap = heap();

            drop(server, port, CONNECTIONS / AT_ONCE, AT_ONCE);

            assertThat(server.openConnections()).isZero();
            Descriptors.awaitAtMost(descriptors);
            assertThat(heap() - heap)
                    .as("bytes of heap that " + CONNECTIONS + " connections left behind")
                    .isLessThan(TOLERATED_BYTES);
        }
    }

    private static int batches() {
        return TOXICS.size() * Drop.values().length;
    }

    private static void drop(EmbeddedToxiproxy server, int port, int batches, int atOnce) throws IOException {
        for (int batch = 0; batch < batches; batch++) {
            String toxic = TOXICS.get(batch % TOXICS.size());
            Drop how = Drop.values()[batch / TOXICS.size() % Drop.values().length];
            for (String stream : List.of("upstream", "downstream")) {
                call(server, "POST", "/proxies/road/toxics", "{\"stream\":\"" + stream + "\"," + toxic + "}", 200);
            }
            long before = server.evidence("road").connections().accepted();
            List<Socket> sockets = connect(port, atOnce);
            Await.until(
                    "the proxy has met them",
                    () -> server.evidence("road").connections().accepted() == before + atOnce);
            if (how == Drop.BY_PROXY) {
                call(server, "POST", "/proxies/road", "{\"enabled\":false}", 200);
                assertThat(server.openConnections()).isZero();
            }
            for (Socket socket : sockets) {
                end(socket, how);
            }
            call(server, "POST", "/reset", "", 204);
            Await.until("no connection is left of " + toxic + " and " + how, () -> server.openConnections() == 0);
        }
    }

    /** Connections with some data on its way. */
    private static List<Socket> connect(int port, int count) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            try {
                socket.getOutputStream().write(new byte[1_000]);
            } catch (IOException e) {
                // A toxic was faster.
            }
        }
        return sockets;
    }

    private static void end(Socket socket, Drop how) {
        try (socket) {
            if (how == Drop.RESET) {
                socket.setSoLinger(true, 0);
            } else if (how == Drop.HALF_CLOSE_FIRST) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The proxy ended it before.
        }
    }

    private static void call(EmbeddedToxiproxy server, String method, String path, String body, int status)
            throws IOException {
        assertThat(ControlCall.of(method, path, body).send(server).status()).isEqualTo(status);
    }

    /** Bytes in use that no garbage collection frees. */
    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
