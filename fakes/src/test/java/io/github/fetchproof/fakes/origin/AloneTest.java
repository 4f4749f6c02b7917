package io.github.fetchproof.fakes.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The lines in the documentation of the package, at work. */
class AloneTest {
    private final InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final EventLog log = EventLog.none(System::nanoTime);

    @Test
    void aProxyADatabaseAndAGitHostServeAWorld() throws Exception {
        World world = World.empty()
                .proxy("P1", Vectors.VECTOR_A)
                .sumdb("S1", Sumdb.of("sum.example.com", Vectors.VECTOR_A))
                .site("H1", Site.of("git.example.com").with(Repository.of("r").release(Vectors.VECTOR_A, "")));
        try (OriginServer server = OriginServer.start()) {
            Origin proxy = server.open("P1", anywhere, world, log);
            Origin database = server.open("S1", anywhere, world, log);
            Origin host = server.open("H1", anywhere, world, log);
            proxy.serve(Trigger.nth(2, Artefact.MOD), new ServerFault.Status(503, Map.of(), "later"));
            String goproxy = proxy.url();
            String gosumdb = world.sumdbAt("S1").orElseThrow().key() + " " + database.url();
            String repository = host.url() + "/r"; // for git ls-remote

            assertThat(get(goproxy + "/example.com/m/@v/v1.0.0.mod")).startsWith("module example.com/m");
            assertThat(get(goproxy + "/example.com/m/@v/v1.0.0.mod")).isEqualTo("later");
            assertThat(gosumdb).startsWith("sum.example.com+");
            assertThat(get(database.url() + "/latest")).startsWith("go.sum database tree");
            assertThat(get(repository + "/info/refs?service=git-upload-pack")).contains("refs/tags/v1.0.0");
        }
    }

    @Test
    void aNameServerKnowsWhatItIsTold() throws Exception {
        try (NameServer names = NameServer.start(anywhere, log)) {
            names.put("proxy.example.com", List.of(InetAddress.getLoopbackAddress()));
            InetSocketAddress server = names.address(); // over UDP and TCP

            Lookup lookup = new Lookup("proxy.example.com.", Type.A);
            lookup.setResolver(new SimpleResolver(server));
            lookup.setCache(null);
            assertThat(lookup.run()).singleElement().asString().contains("127.0.0.1");
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
