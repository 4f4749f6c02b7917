package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void readsLineAndHeaders() {
        Request request = Request.of("GET /a%21b+c?x=1 HTTP/1.0", List.of("Host:  h ", "accept: */*"))
                .orElseThrow();

        assertThat(request.path()).isEqualTo("/a!b+c");
        assertThat(request.target()).isEqualTo("/a%21b+c?x=1");
        assertThat(request.minor()).isZero();
        assertThat(request.header("HOST")).contains("h");
        assertThat(request.header("Cookie")).isEmpty();
    }

    @Test
    void connectionsCloseByWishOrByAge() {
        assertThat(closes("HTTP/1.1", "A: b")).isFalse();
        assertThat(closes("HTTP/1.1", "Connection: Close")).isTrue();
        assertThat(closes("HTTP/1.0", "A: b")).isTrue();
        assertThat(closes("HTTP/1.0", "Connection: keep-alive")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "GET /",
                "GET / HTTP/2",
                "GET  / HTTP/1.1",
                "G(T / HTTP/1.1",
                "GET a HTTP/1.1",
                "GET * HTTP/1.1",
                "GET /% HTTP/1.1",
                "GET /%2 HTTP/1.1",
                "GET /%g0 HTTP/1.1",
                "GET /a b HTTP/1.1",
                "CONNECT h:1 HTTP/1.1"
            })
    void whatAServerWouldRefuseIsNoRequest(String line) {
        assertThat(Request.of(line, List.of())).isEmpty();
    }

    @Test
    void aTargetMustBeAPath() {
        assertThatThrownBy(() -> Request.get("x")).hasMessage("a target must be a path: x");
        assertThat(Request.get("http://h.example").path()).isEqualTo("/");
    }

    @Property
    void anyPathSurvivesEscaping(
            @ForAll @Chars({'a', '!', '%', '?', '#', ' ', '\u00e9', '\u20ac', '/', '\n'}) String text) {
        String escaped = URLEncoder.encode(text, UTF_8).replace("+", "%20");

        assertThat(Request.get("/" + escaped).path()).isEqualTo("/" + text);
    }

    private static boolean closes(String version, String header) {
        return Request.of("GET / " + version, List.of(header)).orElseThrow().closes();
    }
}
