package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP API as Toxiproxy 2.12 answers it, spoken without a client. */
@Timeout(60)
class ControlContractTest extends ContractTest {
    private static final String A = "{\"name\":\"a\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\"}";

    ControlContractTest(Server server) throws IOException {
        super(server);
    }

    @Test
    void versionIsALineOfJson() throws Exception {
        HttpResponse<String> answer = rig.call("GET", "/version", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"version\": \"" + rig.version() + "\"}\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
    }

    @Test
    void knownRoutesCarryARequestId() throws Exception {
        assertThat(rig.call("GET", "/version", "").headers().firstValue("X-Toxiproxy-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(20));
        assertThat(rig.call("GET", "/proxies/none", "").headers().firstValue("X-Toxiproxy-Request-Id"))
                .isPresent();
        assertThat(rig.call("GET", "/nowhere", "").headers().firstValue("X-Toxiproxy-Request-Id"))
                .isEmpty();
    }

    @Test
    void browsersAreTurnedAwayOnKnownRoutesAlone() throws Exception {
        HttpResponse<String> known = rig.call("GET", "/proxies", "", "Mozilla/5.0 (X11)");

        assertThat(known.statusCode()).isEqualTo(403);
        assertThat(known.body()).isEqualTo("User agent not allowed\n");
        assertThat(rig.call("GET", "/nowhere", "", "Mozilla/5.0").statusCode()).isEqualTo(404);
        assertThat(rig.call("GET", "/proxies", "", "curl/8").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPathsAndWrongMethods() throws Exception {
        HttpResponse<String> unknown = rig.call("GET", "/proxies/", "");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("404 page not found\n");
        assertThat(rig.call("PUT", "/proxies", "{}").statusCode()).isEqualTo(405);
        assertThat(rig.call("GET", "/reset", "").statusCode()).isEqualTo(405);
        assertThat(rig.call("GET", "/populate", "").body()).isEmpty();
        assertThat(rig.call("GET", "/metrics", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anEmptyServerListsNothing() throws Exception {
        assertThat(rig.call("GET", "/proxies", "").body()).isEqualTo("{}");
    }

    @Test
    void aNewProxyListensOnTheAddressThatWasResolved() throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/proxies", A.replace("127.0.0.1:0", "localhost:0"));
        int port = port(Rig.json(answer).path("listen").asText());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"name\":\"a\",\"listen\":\"127.0.0.1:" + port
                        + "\",\"upstream\":\"127.0.0.1:9\",\"enabled\":true,\"Logger\":{},\"toxics\":[]}");
        connects(port);
        assertThat(rig.call("GET", "/proxies/a", "").body()).isEqualTo(answer.body());
    }

    @Test
    void withoutAnAddressAProxyListensOnAll() throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/proxies", "{\"name\":\"a\",\"upstream\":\"127.0.0.1:9\"}");

        assertThat(Rig.json(answer).path("listen").asText()).startsWith("[::]:");
        connects(port(Rig.json(answer).path("listen").asText()));
    }

    @Test
    void anyLoopbackAddressWillDo() throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/proxies", A.replace("127.0.0.1:0", "127.77.1.2:0"));

        assertThat(Rig.json(answer).path("listen").asText()).startsWith("127.77.1.2:");
    }

    @Test
    void proxiesAreListedByName() throws Exception {
        rig.call("POST", "/proxies", A.replace("\"a\"", "\"b\""));
        rig.call("POST", "/proxies", A);

        assertThat(Rig.json(rig.call("GET", "/proxies", "")).fieldNames())
                .toIterable()
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | bad request body: EOF
            {                                 | bad request body: unexpected EOF
            {}                                | missing required field: name
            null                              | missing required field: name
            {"name":"a"}                      | missing required field: upstream
            {"name":5}                        | bad request body: json: cannot unmarshal number into Go struct field Proxy.name of type string
            {"name":"a","enabled":"x"}        | bad request body: json: cannot unmarshal string into Go struct field Proxy.enabled of type bool
            []                                | bad request body: json: cannot unmarshal array into Go value of type toxiproxy.Proxy
            """)
    void aProxyNobodyCouldCreateIsRefusedInWords(String body, String sentence) throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/proxies", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + sentence + "\",\"status\":400}\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void namesMatchInAnyCaseAndWhatFollowsTheJsonIsIgnored() throws Exception {
        assertThat(rig.call("POST", "/proxies", A.replace("name", "NAME") + " and so on")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "foo, listen tcp: address foo: missing port in address",
        "127.0.0.1:99999, listen tcp: address 99999: invalid port"
    })
    void anAddressThatIsNoneIsAServerError(String listen, String sentence) throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/proxies", A.replace("127.0.0.1:0", listen));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Rig.error(answer)).isEqualTo(sentence);
        assertThat(rig.call("GET", "/proxies", "").body()).isEqualTo("{}");
    }

    @Test
    void aPortThatIsTakenIsAServerErrorUntilItIsFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String body = A.replace("127.0.0.1:0", "127.0.0.1:" + taken.getLocalPort());
            HttpResponse<String> answer = rig.call("POST", "/proxies", body);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Rig.error(answer))
                    .isEqualTo("listen tcp 127.0.0.1:" + taken.getLocalPort() + ": bind: address already in use");

            taken.close();
            assertThat(rig.call("POST", "/proxies", body).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        rig.call("POST", "/proxies", A);
        HttpResponse<String> again = rig.call("POST", "/proxies", A);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Rig.error(again)).isEqualTo("proxy already exists");
    }

    @Test
    void aDisabledProxyKeepsItsAddressAsGivenUntilItIsEnabled() throws Exception {
        HttpResponse<String> off = rig.call(
                "POST",
                "/proxies",
                "{\"name\":\"a\",\"listen\":\"localhost:0\",\"upstream\":\"u:1\",\"enabled\":false}");
        assertThat(Rig.json(off).path("listen").asText()).isEqualTo("localhost:0");
        assertThat(Rig.json(off).path("enabled").asBoolean()).isFalse();

        HttpResponse<String> on = rig.call("POST", "/proxies/a", "{\"enabled\":true}");
        int port = port(Rig.json(on).path("listen").asText());
        connects(port);
        rig.call("PATCH", "/proxies/a", "{\"enabled\":false}");
        refuses(port);
        rig.call("POST", "/proxies/a", "{\"enabled\":true}");
        connects(port);
    }

    @Test
    void aDeletedProxyIsGone() throws Exception {
        int port = port(Rig.json(rig.call("POST", "/proxies", A)).path("listen").asText());
        HttpResponse<String> gone = rig.call("DELETE", "/proxies/a", "");

        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        refuses(port);
        assertThat(rig.call("DELETE", "/proxies/a", "").statusCode()).isEqualTo(404);
        assertThat(Rig.error(rig.call("GET", "/proxies/a", ""))).isEqualTo("proxy not found");
    }

    @Test
    void namesMayHoldAnythingButASlash() throws Exception {
        assertThat(rig.call("POST", "/proxies", A.replace("\"a\"", "\"ü b\"")).statusCode())
                .isEqualTo(201);
        assertThat(rig.call("GET", "/proxies/%C3%BC%20b", "").statusCode()).isEqualTo(200);
        assertThat(rig.call("DELETE", "/proxies/%C3%BC%20b", "").statusCode()).isEqualTo(204);
        assertThat(rig.call("GET", "/proxies/x%2Fy", "").body()).isEqualTo("404 page not found\n");
    }

    @Test
    void anUpdateChangesWhatItNames() throws Exception {
        String before = rig.call("POST", "/proxies", A).body();

        assertThat(rig.call("POST", "/proxies/a", "{\"name\":\"b\"}").body()).isEqualTo(before);
        HttpResponse<String> after = rig.call("PATCH", "/proxies/a", "{\"upstream\":\"127.0.0.1:10\"}");
        assertThat(after.body()).isEqualTo(before.replace("127.0.0.1:9", "127.0.0.1:10"));
        assertThat(Rig.error(rig.call("POST", "/proxies/a", ""))).isEqualTo("bad request body: EOF");
        assertThat(rig.call("POST", "/proxies/none", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anUpdateToAPortThatIsTakenLeavesTheProxyDisabled() throws Exception {
        int port = port(Rig.json(rig.call("POST", "/proxies", A)).path("listen").asText());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String other = "127.0.0.1:" + taken.getLocalPort();
            HttpResponse<String> answer = rig.call("POST", "/proxies/a", "{\"listen\":\"" + other + "\"}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Rig.json(rig.call("GET", "/proxies/a", ""))
                            .path("listen")
                            .asText())
                    .isEqualTo(other);
            assertThat(Rig.json(rig.call("GET", "/proxies/a", ""))
                            .path("enabled")
                            .asBoolean())
                    .isFalse();
            refuses(port);
        }
    }

    @Test
    void anUpdateToNoAddressAtAllTouchesNothing() throws Exception {
        String before = rig.call("POST", "/proxies", A).body();
        HttpResponse<String> answer = rig.call("POST", "/proxies/a", "{\"listen\":\"foo\"}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Rig.error(answer)).isEqualTo("address foo: missing port in address");
        assertThat(rig.call("GET", "/proxies/a", "").body()).isEqualTo(before);
    }

    @Test
    void populateCreatesInOrderAndLeavesEqualProxiesAlone() throws Exception {
        int port = Rig.freePort();
        String a = "{\"name\":\"b\",\"listen\":\"localhost:" + port + "\",\"upstream\":\"u:1\"}";
        HttpResponse<String> first = rig.call("POST", "/populate", "[" + a + "," + A + "]");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(Rig.json(first).path("proxies").findValuesAsText("name")).containsExactly("b", "a");

        rig.call("POST", "/proxies/b/toxics", "{\"type\":\"noop\"}");
        HttpResponse<String> again = rig.call("POST", "/populate", "[" + a.replace("}", ",\"enabled\":false}") + "]");
        assertThat(Rig.json(again).at("/proxies/0/enabled").asBoolean()).isTrue();
        assertThat(Rig.json(again).at("/proxies/0/toxics")).hasSize(1);

        HttpResponse<String> other = rig.call("POST", "/populate", "[" + a.replace("u:1", "u:2") + "]");
        assertThat(Rig.json(other).at("/proxies/0/toxics")).isEmpty();
        assertThat(Rig.json(rig.call("GET", "/proxies", ""))).hasSize(2);
    }

    @Test
    void aNewProxyHasTheToxicsOfItsOrder() throws Exception {
        String toxics =
                ",\"toxics\":[{\"type\":\"latency\",\"attributes\":{\"latency\":5}},{\"type\":\"noop\",\"name\":\"n\"}]}";
        assertThat(rig.call("POST", "/proxies", A.replace("}", toxics)).statusCode())
                .isEqualTo(201);
        rig.call("POST", "/populate", "[" + A.replace("\"a\"", "\"b\"").replace("}", toxics) + "]");

        for (String name : List.of("a", "b")) {
            assertThat(Rig.json(rig.call("GET", "/proxies/" + name + "/toxics", ""))
                            .findValuesAsText("name"))
                    .containsExactly("latency_downstream", "n");
        }
    }

    @Test
    void whatIsListedCanBePopulatedElsewhere() throws Exception {
        rig.call("POST", "/proxies", A);
        rig.call(
                "POST",
                "/proxies/a/toxics",
                "{\"type\":\"slicer\",\"attributes\":{\"average_size\":5},\"toxicity\":0.5}");
        String listed = rig.call("GET", "/proxies/a", "").body();
        rig.call("DELETE", "/proxies/a", "");
        rig.call("POST", "/populate", "[" + listed + "]");

        assertThat(rig.call("GET", "/proxies/a", "").body()).isEqualTo(listed);
    }

    @Test
    void populateChecksAllBeforeItCreatesAny() throws Exception {
        HttpResponse<String> answer = rig.call("POST", "/populate", "[" + A + ",{\"upstream\":\"u:1\"}]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"missing required field: name at proxy 2\",\"status\":400,\"proxies\":null}");
        assertThat(rig.call("GET", "/proxies", "").body()).isEqualTo("{}");
        assertThat(rig.call("POST", "/populate", "[]").body()).isEqualTo("{\"proxies\":null}");
    }

    @Test
    void populateStopsAtTheFirstThatCannotListen() throws Exception {
        String bad = "{\"name\":\"bad\",\"listen\":\"foo\",\"upstream\":\"u:1\"}";
        HttpResponse<String> answer =
                rig.call("POST", "/populate", "[" + A + "," + bad + "," + A.replace("\"a\"", "\"c\"") + "]");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Rig.json(answer).path("proxies").findValuesAsText("name")).containsExactly("a");
        assertThat(Rig.json(rig.call("GET", "/proxies", ""))).hasSize(1);
    }

    @Test
    void resetStartsEveryProxyAndTakesEveryToxicAway() throws Exception {
        rig.call("POST", "/proxies", A);
        rig.call("POST", "/proxies/a/toxics", "{\"type\":\"latency\"}");
        rig.call("POST", "/proxies/a", "{\"enabled\":false}");
        HttpResponse<String> answer = rig.call("POST", "/reset", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Rig.json(rig.call("GET", "/proxies/a", "")).path("enabled").asBoolean())
                .isTrue();
        assertThat(rig.call("GET", "/proxies/a/toxics", "").body()).isEqualTo("[]");
    }

    @Test
    void aToxicHasDefaults() throws Exception {
        rig.call("POST", "/proxies", A);
        HttpResponse<String> answer = rig.call("POST", "/proxies/a/toxics", "{\"type\":\"latency\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"attributes\":{\"latency\":0,\"jitter\":0},\"name\":\"latency_downstream\","
                        + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":1}");
        assertThat(rig.call("POST", "/proxies/a/toxics", "{\"type\":\"noop\",\"stream\":\"UPSTREAM\",\"toxicity\":0.2}")
                        .body())
                .isEqualTo("{\"attributes\":{},\"name\":\"noop_UPSTREAM\",\"type\":\"noop\",\"stream\":\"UPSTREAM\","
                        + "\"toxicity\":0.2}");
    }

    @Test
    void toxicsAreListedUpstreamFirst() throws Exception {
        rig.call("POST", "/proxies", A);
        for (String stream : new String[] {"downstream", "upstream"}) {
            for (String type : new String[] {"slow_close", "bandwidth"}) {
                rig.call(
                        "POST",
                        "/proxies/a/toxics",
                        "{\"type\":\"" + type + "\",\"stream\":\"" + stream + "\",\"attributes\":{\"rate\":5}}");
            }
        }

        assertThat(Rig.json(rig.call("GET", "/proxies/a/toxics", "")).findValuesAsText("name"))
                .containsExactly(
                        "slow_close_upstream", "bandwidth_upstream", "slow_close_downstream", "bandwidth_downstream");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                             | bad request body: EOF
            {"type":"down"}                                | invalid toxic type
            {"type":"latency","stream":"sideways"}         | stream was invalid, can be either upstream or downstream
            {"type":"latency","attributes":{"latency":5.0}}| bad request body: json: cannot unmarshal number 5.0 into Go struct field LatencyToxic.attributes.latency of type int64
            {"type":"timeout","attributes":{"timeout":"5"}}| bad request body: json: cannot unmarshal string into Go struct field TimeoutToxic.attributes.timeout of type int64
            {"type":"latency","attributes":[]}             | bad request body: json: cannot unmarshal array into Go struct field ToxicWrapper.attributes of type toxics.NoopToxic
            """)
    void aToxicNobodyKnowsIsRefusedInWords(String body, String sentence) throws Exception {
        rig.call("POST", "/proxies", A);
        HttpResponse<String> answer = rig.call("POST", "/proxies/a/toxics", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rig.error(answer)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"latency\",\"attributes\":{\"latency\":-5}}",
                "{\"type\":\"latency\",\"attributes\":{\"jitter\":4611686018427387904}}",
                "{\"type\":\"bandwidth\",\"attributes\":{\"rate\":-1}}",
                "{\"type\":\"slicer\"}",
                "{\"type\":\"slicer\",\"attributes\":{\"average_size\":5,\"size_variation\":6}}",
                "{\"type\":\"noop\",\"toxicity\":7}"
            })
    void valuesWithoutSenseAreRefusedWhereTheOriginalWouldDie(String body) throws Exception {
        rig.call("POST", "/proxies", A);
        HttpResponse<String> answer = rig.call("POST", "/proxies/a/toxics", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Rig.error(answer)).startsWith("bad request body: ").contains(" must be ");
        assertThat(rig.call("GET", "/proxies/a/toxics", "").body()).isEqualTo("[]");
    }

    @Test
    void aToxicNameIsTakenOnceWhateverItsStream() throws Exception {
        rig.call("POST", "/proxies", A);
        rig.call("POST", "/proxies/a/toxics", "{\"type\":\"noop\",\"name\":\"n\"}");
        HttpResponse<String> again =
                rig.call("POST", "/proxies/a/toxics", "{\"type\":\"noop\",\"name\":\"n\",\"stream\":\"upstream\"}");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Rig.error(again)).isEqualTo("toxic already exists");
    }

    @Test
    void anUpdateMergesAttributesAndKeepsTheRest() throws Exception {
        rig.call("POST", "/proxies", A);
        rig.call("POST", "/proxies/a/toxics", "{\"type\":\"latency\",\"name\":\"n\",\"attributes\":{\"latency\":9}}");
        rig.call("POST", "/proxies/a/toxics/n", "{\"toxicity\":0.5}");
        HttpResponse<String> answer = rig.call(
                "PATCH", "/proxies/a/toxics/n", "{\"name\":\"m\",\"attributes\":{\"Jitter\":3,\"other\":\"x\"}}");

        assertThat(answer.body())
                .isEqualTo("{\"attributes\":{\"latency\":9,\"jitter\":3},\"name\":\"n\",\"type\":\"latency\","
                        + "\"stream\":\"downstream\",\"toxicity\":0.5}");
        assertThat(rig.call("GET", "/proxies/a/toxics/n", "").body()).isEqualTo(answer.body());
    }

    @Test
    void aRemovedToxicIsGone() throws Exception {
        rig.call("POST", "/proxies", A);
        rig.call("POST", "/proxies/a/toxics", "{\"type\":\"noop\",\"name\":\"n\"}");

        assertThat(rig.call("DELETE", "/proxies/a/toxics/n", "").statusCode()).isEqualTo(204);
        HttpResponse<String> again = rig.call("DELETE", "/proxies/a/toxics/n", "");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(Rig.error(again)).isEqualTo("toxic not found");
        assertThat(Rig.error(rig.call("GET", "/proxies/none/toxics", ""))).isEqualTo("proxy not found");
    }

    private static int port(String listen) {
        return HostPort.parse(listen).port();
    }

    private static void connects(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static void refuses(int port) {
        Assertions.assertThatThrownBy(() -> connects(port)).isInstanceOf(ConnectException.class);
    }
}
