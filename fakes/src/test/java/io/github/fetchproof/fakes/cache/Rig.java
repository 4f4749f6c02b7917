package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A caching proxy, and as its upstream an origin that plays what it is told and remembers what it was asked. */
final class Rig implements AutoCloseable {
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** Limits that a machine keeps however busy it is, and tests can wait for. */
    static final Limits SHORT =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(60));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path directory;
    private final Limits limits;
    private final Queue<Event.Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final OriginServer server = OriginServer.start();
    private final Origin origin;
    private CachingProxy proxy;

    Rig(Path directory, World world, Limits limits) throws IOException {
        this.directory = directory;
        this.limits = limits;
        this.origin = server.open("P1", ANY_PORT, world, log());
        this.proxy = started();
    }

    private CachingProxy started() throws IOException {
        return CachingProxy.start(ANY_PORT, URI.create(origin.url()), directory, limits);
    }

    private EventLog log() {
        return new EventLog() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void add(Event event) {
                if (event instanceof Event.Exchange exchange) {
                    exchanges.add(exchange);
                }
            }
        };
    }

    Origin origin() {
        return origin;
    }

    CachingProxy proxy() {
        return proxy;
    }

    /** Ends the proxy and begins another on the same directory. */
    void restart() throws IOException {
        proxy.close();
        proxy = started();
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return ask("GET", path);
    }

    HttpResponse<byte[]> ask(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.url() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The paths that the upstream was asked for so far, once it has answered all. */
    List<String> asked() throws InterruptedException {
        assertThat(origin.fallsQuiet(Duration.ofSeconds(20))).isTrue();
        return exchanges.stream().map(Event.Exchange::path).toList();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.close();
    }
}
