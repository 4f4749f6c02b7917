package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines in the documentation of the package, at work. */
class AloneTest {
    private final InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void whatItWasToldItTellsAgain(@TempDir Path directory) throws Exception {
        try (OriginServer server = OriginServer.start()) {
            World world = World.empty().proxy("P1", Vectors.VECTOR_A);
            Origin origin = server.open("P1", anywhere, world, EventLog.none(System::nanoTime));
            URI upstream = URI.create(origin.url());

            try (CachingProxy proxy = CachingProxy.start(anywhere, upstream, directory)) {
                String goproxy = proxy.url();
                assertThat(get(goproxy + "/example.com/m/@v/v1.0.0.mod")).startsWith("module example.com/m");
                origin.close();
                assertThat(get(goproxy + "/example.com/m/@v/v1.0.0.mod")).startsWith("module example.com/m");
            }
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
