package io.github.fetchproof.fakes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.ConnectException;
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
    private final EventLog log = EventLog.none(System::nanoTime);

    @Test
    void aRoadIsBrokenAndHealed() throws Exception {
        HttpServer plain = HttpServer.create(anywhere, 0);
        plain.start();
        InetSocketAddress origin = plain.getAddress();

        try (EmbeddedToxiproxy toxiproxy = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.empty());
                Provider provider = new Provider("embedded", "127.0.0.1", toxiproxy.port());
                Link link = provider.open("P1", "P1", anywhere, origin, log)) {
            String url = "http://" + link.listen();
            link.breakWith(new LinkFault.Refused());
            assertThatThrownBy(() -> get(url)).isInstanceOf(ConnectException.class);
            link.heal();
            assertThat(get(url)).contains("404");
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
