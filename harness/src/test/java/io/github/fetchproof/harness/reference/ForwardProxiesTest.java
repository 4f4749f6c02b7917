package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardProxiesTest {

    private static ForwardProxies parsed(String http, String https, String none) {
        return ForwardProxies.parse(name -> Map.of("HTTP_PROXY", http, "HTTPS_PROXY", https, "NO_PROXY", none)
                .getOrDefault(name, ""));
    }

    private static String sentOn(ForwardProxies proxies, String url) {
        return proxies.of(HttpUrl.get(url)).map(HttpUrl::toString).orElse("nobody");
    }

    @Test
    void eachSchemeHasItsOwn() {
        ForwardProxies proxies = parsed("a.test:3128", "http://b.test", "");

        assertThat(sentOn(proxies, "http://m.test/x")).isEqualTo("http://a.test:3128/");
        assertThat(sentOn(proxies, "https://m.test/x")).isEqualTo("http://b.test/");
        assertThat(sentOn(parsed("a.test:3128", "", ""), "https://m.test/x")).isEqualTo("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "*, http://m.test/",
        "m.test, http://m.test/",
        "m.test, http://deep.in.m.test/",
        "M.Test, http://m.test/",
        ".m.test, http://in.m.test/",
        "*.m.test, http://in.m.test/",
        "m.test:8080, http://m.test:8080/",
        "'other.test, m.test', http://m.test/",
        "10.1.2.3, http://10.1.2.3/",
        "10.0.0.0/8, http://10.1.2.3:81/",
        "10.1.2.3:8080, http://10.1.2.3:8080/",
        "cafe.de:81, http://cafe.de:81/",
        "fd00::/8, 'http://[fd12::1]/'",
        "fd12::1, 'http://[fd12::1]/'",
        "'[fd12::1]:80', 'http://[fd12::1]/'",
        "'', http://localhost/",
        "'', http://127.9.9.9/",
        "'', 'http://[::1]:99/'"
    })
    void theseGoStraight(String none, String url) {
        assertThat(sentOn(parsed("a.test", "", none), url)).isEqualTo("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://m.test/",
        "m.test, http://am.test/",
        ".m.test, http://m.test/",
        "m.test:8080, http://m.test/",
        "10.1.2.3:8080, http://10.1.2.3/",
        "'', http://127.m.test/",
        "10.0.0.0/8, http://11.1.2.3/",
        "10.0.0.0/33, http://10.1.2.3/",
        "10.0.0.0/8, http://m.test/",
        "10.0.0.0/8, 'http://[fd12::1]/'",
        "2.3, http://1.2.3.4/",
        "not/a/network, http://m.test/"
    })
    void theseAreSentOn(String none, String url) {
        assertThat(sentOn(parsed("a.test", "", none), url)).isEqualTo("http://a.test/");
    }

    @Test
    void whatIsNoForwardProxyIsRefusedWithoutItsPassword() {
        for (String wrong : new String[] {"socks5://u:secret@a.test", "https://u:secret@a.test", "http://u:secret@:"}) {
            assertThatThrownBy(() -> parsed("", wrong, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("HTTPS_PROXY must be the http URL of a forward proxy: ")
                    .hasMessageNotContaining("secret");
        }
    }
}
