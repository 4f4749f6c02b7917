package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Nonsense at the control API while connections go through the proxies that it makes, changes and breaks.
 *
 * <p>{@code -Dfetchproof.fuzz=60s} goes on for a minute, {@code -Dfetchproof.fuzz.seed=N} repeats the calls of a failure.
 */
class ControlFuzzTest {
    private static final Duration LONG = Duration.parse("PT" + System.getProperty("fetchproof.fuzz", "1s"));
    private static final long SEED = Long.getLong("fetchproof.fuzz.seed", System.nanoTime());
    private static final int LEAST_CALLS = 200;
    /** A black hole answers nobody. */
    private static final int CONNECT_LIMIT_MILLIS = 1_000;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Set<Integer> ORDINARY = Set.of(200, 201, 204, 400, 404, 405, 409);
    private static final ControlCall VERSION = ControlCall.of("GET", "/version", "");

    @Test
    void nonsenseIsAnsweredAndLeavesNothingBehind(TestReporter reporter) throws Exception {
        Descriptors.assumeCountable();
        reporter.publishEntry("fetchproof.fuzz.seed", String.valueOf(SEED));
        long before = Descriptors.count();
        try (Upstream upstream = Upstream.echo();
                EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(SEED))) {
            VERSION.send(server);
            long empty = Descriptors.count();

            fuzz(server, upstream);

            deleteAll(server);
            assertThat(server.openConnections()).isZero();
            Descriptors.awaitAtMost(empty);
            echoThroughAFreshProxy(server, upstream);
        }
        Descriptors.awaitAtMost(before);
    }

    private static void fuzz(EmbeddedToxiproxy server, Upstream upstream) throws Exception {
        // Not among the names of the fuzz, so that there is always a way through.
        create(server, "steady", upstream);
        Fuzz fuzz = new Fuzz(SEED, upstream.address());
        Riders riders = new Riders(server);
        Thread thread = Upstream.daemon("riders", riders);
        long start = System.nanoTime();
        try {
            for (int i = 0; i < LEAST_CALLS || System.nanoTime() - start < LONG.toNanos(); i++) {
                ControlCall call = fuzz.next();
                String where = "call " + i + " of -Dfetchproof.fuzz.seed=" + SEED + ": " + call;
                assertProper(call.send(server), where);
                if (i % 50 == 0) {
                    ControlCall.Reply version = VERSION.send(server);
                    assertThat(version.status()).as(where).isEqualTo(200);
                }
            }
            riders.awaitThrough(10);
        } finally {
            riders.stop.set(true);
            thread.join(PATIENCE_MILLIS);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    /** A server error must be that of a proxy that cannot listen, and every error must come with a sentence. */
    private static void assertProper(ControlCall.Reply reply, String where) throws IOException {
        if (reply.status() == 500) {
            assertThat(reply.error()).as(where).matches("(?s)(listen tcp:?|address|lookup) .*");
        } else {
            assertThat(reply.status())
                    .as(where + " was answered " + reply.body())
                    .isIn(ORDINARY);
        }
        if (reply.ours() && (reply.status() == 400 || reply.status() == 409)) {
            assertThat(reply.error()).as(where).isNotEmpty();
        }
    }

    private static void deleteAll(EmbeddedToxiproxy server) throws IOException {
        for (String name : names(server)) {
            ControlCall.Reply reply = ControlCall.of("DELETE", "/proxies/" + ControlCall.encoded(name), "")
                    .send(server);
            assertThat(reply.status()).as("DELETE of " + name).isEqualTo(204);
        }
        assertThat(names(server)).isEmpty();
    }

    private static List<String> names(EmbeddedToxiproxy server) throws IOException {
        List<String> names = new ArrayList<>();
        proxies(server).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode proxies(EmbeddedToxiproxy server) throws IOException {
        return ControlCall.of("GET", "/proxies", "").send(server).json();
    }

    private static JsonNode create(EmbeddedToxiproxy server, String name, Upstream upstream) throws IOException {
        String order =
                "{\"name\":\"" + name + "\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + upstream.address() + "\"}";
        return ControlCall.of("POST", "/proxies", order).send(server).json();
    }

    private static void echoThroughAFreshProxy(EmbeddedToxiproxy server, Upstream upstream) throws IOException {
        try (Socket socket = connect(create(server, "fresh", upstream))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');
        }
    }

    private static Socket connect(JsonNode proxy) throws IOException {
        int port = HostPort.parse(proxy.path("listen").asText()).port();
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Clients that come, send, read or do not, and go in every way, through whatever proxies there are. */
    private static final class Riders implements Runnable {
        private static final int MOST = 40;

        private final AtomicBoolean stop = new AtomicBoolean();
        private final AtomicInteger through = new AtomicInteger();
        private final EmbeddedToxiproxy server;
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final ArrayDeque<Socket> open = new ArrayDeque<>();

        Riders(EmbeddedToxiproxy server) {
            this.server = server;
        }

        @Override
        public void run() {
            while (!stop.get()) {
                try {
                    proxies(server).forEach(this::tryToRide);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            while (!open.isEmpty()) {
                end(open.remove());
            }
        }

        private void tryToRide(JsonNode proxy) {
            try {
                if (proxy.path("enabled").asBoolean()
                        && !proxy.path("listen").asText().startsWith("[::1]")) {
                    ride(proxy);
                }
            } catch (IOException e) {
                // The proxy changed meanwhile, or is broken as it was told to be.
            }
        }

        private void ride(JsonNode proxy) throws IOException {
            if (open.size() >= MOST) {
                end(open.remove());
            }
            Socket socket = connect(proxy);
            open.add(socket);
            through.incrementAndGet();
            socket.setSoTimeout(1 + random.nextInt(5));
            socket.getOutputStream().write(new byte[1 + random.nextInt(20_000)]);
            if (random.nextBoolean()) {
                try {
                    socket.getInputStream().readNBytes(random.nextInt(20_000));
                } catch (SocketTimeoutException e) {
                    // A toxic holds it.
                }
            }
        }

        private void end(Socket socket) {
            try (socket) {
                switch (random.nextInt(3)) {
                    case 0 -> socket.setSoLinger(true, 0);
                    case 1 -> socket.shutdownOutput();
                    default -> {}
                }
            } catch (IOException e) {
                // The proxy ended it before.
            }
        }

        /** Waits until so many connections have been made: a fuzz without any would show little. */
        void awaitThrough(int least) {
            Await.until(least + " connections were made", () -> through.get() >= least);
        }
    }
}
