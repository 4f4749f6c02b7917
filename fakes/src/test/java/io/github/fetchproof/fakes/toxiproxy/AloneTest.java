package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The lines in the documentation of the package, at work. */
class AloneTest {
    private final InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void aClientOfToxiproxyBreaksARoad() throws Exception {
        HttpServer plain = HttpServer.create(anywhere, 0);
        plain.start();
        String upstream = "127.0.0.1:" + plain.getAddress().getPort();

        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(42))) {
            ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.port());
            Proxy road = client.createProxy("road", "127.0.0.1:0", upstream);
            road.toxics().resetPeer("reset", ToxicDirection.UPSTREAM, 0);
            String listen = road.getListen(); // where to dial
            assertThatThrownBy(() -> get("http://" + listen)).isInstanceOf(IOException.class);
            Evidence evidence = server.evidence("road"); // what it did by now

            assertThat(evidence.connections().accepted()).isPositive();
        } finally {
            plain.stop(0);
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
