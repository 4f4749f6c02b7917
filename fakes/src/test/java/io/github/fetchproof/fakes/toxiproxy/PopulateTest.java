package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies that are created together with their toxics. */
@Timeout(90)
class PopulateTest {
    private static final String CUT = "\"toxics\":[{\"type\":\"limit_data\",\"attributes\":{\"bytes\":0}}]";

    private final Upstream echo = Upstream.echo();
    private final Embedded road;

    PopulateTest() throws IOException {
        road = new Embedded(echo);
    }

    @AfterEach
    void close() throws IOException {
        road.close();
        echo.close();
    }

    @Test
    void theFirstConnectionMeetsTheToxicAlready() throws IOException {
        road.done("POST", "/populate", "[" + road.order(CUT) + "]");
        try (Socket socket = road.connect()) {
            socket.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(road.evidence().events())
                .extracting(Evidence.Happening::what)
                .containsSubsequence("on", "accepted", "hit");
    }

    @Test
    void noConnectionIsFasterThanTheToxics() throws Exception {
        int port = Rig.freePort();
        String toxics = IntStream.range(0, 50)
                .mapToObj(i -> "{\"type\":\"noop\",\"name\":\"" + i + "\"}")
                .collect(Collectors.joining(",", "\"toxics\":[", "]"));
        String order = road.order(toxics).replace("127.0.0.1:0", "127.0.0.1:" + port);
        for (int i = 0; i < 20; i++) {
            Thread eager = Upstream.daemon("eager", () -> connectAtLast(port));
            road.done("POST", "/populate", "[" + order + "]");
            Await.until("the eager client was accepted", () -> events().contains("accepted"));
            eager.join(20_000);

            assertThat(events().indexOf("accepted")).isGreaterThan(events().lastIndexOf("on"));
            assertThat(road.evidence().forgotten()).isZero();
            road.done("DELETE", "/proxies/road", "");
        }
    }

    private List<String> events() {
        return road.evidence().events().stream().map(Evidence.Happening::what).toList();
    }

    /** Connects again and again, without pause, until it can. */
    private static void connectAtLast(int port) {
        for (long start = System.nanoTime(); System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20); ) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoLinger(true, 0);
                return;
            } catch (IOException e) {
                // Nobody listens yet.
            }
        }
    }

    @Test
    void aReplacedProxyHasTheToxicsOfItsOrderAlone() throws IOException {
        road.with("");
        road.toxic("\"type\":\"noop\",\"name\":\"old\"");
        road.done("POST", "/populate", "[" + road.order(CUT) + "]");

        assertThat(road.done("GET", "/proxies/road/toxics", "").findValuesAsText("name"))
                .containsExactly("limit_data_downstream");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                                         | bad request body: toxics must be an array: number
            [5]                                       | bad request body: json: cannot unmarshal number into Go value of type ToxicWrapper
            [{"type":"down"}]                         | invalid toxic type
            [{"type":"noop"},{"type":"noop"}]         | toxic already exists
            [{"type":"noop","toxicity":2}]            | bad request body: toxicity must be 0 to 1: 2.0
            [{"type":"limit_time","attributes":{"time":-1}}]       | bad request body: time must be 0 to 1000000000000: -1
            [{"type":"corrupt","attributes":{"per_million":1000001}}] | bad request body: per_million must be 0 to 1000000: 1000001
            [{"type":"latency","attributes":{"distribution":"flat"}}] | bad request body: distribution must be one of uniform, normal, lognormal, pareto: flat
            """)
    void aToxicWithoutSenseIsRefusedInWordsAndNothingIsCreated(String toxics, String sentence) throws IOException {
        String order = road.order("\"toxics\":" + toxics);
        ControlCall.Reply populated =
                road.call("POST", "/populate", "[" + road.order("").replace("road", "fine") + "," + order + "]");

        assertThat(populated.status()).isBetween(400, 409);
        assertThat(populated.error()).isEqualTo(sentence + " at proxy 2");
        assertThat(road.call("POST", "/proxies", order).error()).isEqualTo(sentence);
        assertThat(road.call("GET", "/proxies", "").body()).isEqualTo("{}");
    }

    @Test
    void theJavaClientDrivesAProxyThatHasMoreButListsNoToxicItDoesNotKnow() throws IOException {
        road.with("\"options\":{\"half_close\":true},\"toxics\":[{\"type\":\"corrupt\"}]");
        Proxy proxy = new ToxiproxyClient("127.0.0.1", road.server.port()).getProxy("road");
        proxy.disable();
        proxy.enable();
        assertThatThrownBy(() -> proxy.toxics().getAll()).isInstanceOf(IllegalArgumentException.class);

        road.done("DELETE", "/proxies/road/toxics/corrupt_downstream", "");
        proxy.toxics().latency("slow", ToxicDirection.DOWNSTREAM, 5);
        assertThat(proxy.toxics().getAll()).hasSize(1);
        assertThat(road.done("GET", "/proxies/road", "")
                        .at("/options/half_close")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void toxicsInAChangeOfAProxyAreIgnoredAsToxiproxyDoes() throws IOException {
        road.with("");
        road.done("PATCH", "/proxies/road", "{\"toxics\":5}");
        road.done("PATCH", "/proxies/road", "{" + CUT + "}");

        assertThat(road.done("GET", "/proxies/road/toxics", "")).isEmpty();
    }

    @Test
    void aDistributionIsShownOnceItIsChosen() throws IOException {
        road.with("\"toxics\":[{\"type\":\"latency\",\"name\":\"l\",\"attributes\":{\"latency\":5}}]");
        assertThat(road.done("GET", "/proxies/road/toxics/l", "")
                        .path("attributes")
                        .toString())
                .isEqualTo("{\"latency\":5,\"jitter\":0}");
        road.done("PATCH", "/proxies/road/toxics/l", "{\"attributes\":{\"distribution\":\"pareto\"}}");
        assertThat(road.done("GET", "/proxies/road/toxics/l", "")
                        .path("attributes")
                        .toString())
                .isEqualTo("{\"latency\":5,\"jitter\":0,\"distribution\":\"pareto\"}");
    }
}
