package io.github.fetchproof.fakes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GreetingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void aToxiproxyTellsItsVersion() throws IOException {
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1));
                Provider provider = Provider.at("127.0.0.1", server.port())) {
            assertThat(Greeting.version("127.0.0.1", server.port(), LIMIT)).isEqualTo("2.12.0");
            assertThat(provider.name()).isEqualTo("http://127.0.0.1:" + server.port() + " 2.12.0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"version\": 2}",
                "{\"version\": \"\"}",
                "{\"version\": \"2\\u001b[\"}"
            })
    void whoeverTellsNoVersionIsNoToxiproxy(String answer) {
        assertThatThrownBy(() -> Greeting.read(answer))
                .isInstanceOf(IOException.class)
                .hasMessage("what answers there is no Toxiproxy: GET /version tells no version");
    }

    @Test
    void whereNobodyListensIsNoProvider() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThatThrownBy(() -> Provider.at("127.0.0.1", nobody))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("no Toxiproxy answers at http://127.0.0.1:" + nobody + ": Connection refused");
    }

    @Test
    void silenceIsWaitedOutNoLongerThanTheLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Greeting.version("127.0.0.1", silent.getLocalPort(), Duration.ofMillis(50)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void whoIsStartingIsAskedAgainUntilHeAnswersOrHasDied() throws IOException {
        InetSocketAddress api = ToxiproxyProcess.freeAddress();
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> Greeting.await(api, LIMIT, () -> looks.incrementAndGet() < 3))
                .isInstanceOf(IOException.class);
        assertThat(looks).hasValue(3);
        try (EmbeddedToxiproxy server =
                EmbeddedToxiproxy.start(api.getHostString(), api.getPort(), OptionalLong.of(1))) {
            assertThat(Greeting.await(api, LIMIT, () -> true)).isEqualTo("2.12.0");
            assertThat(server.port()).isEqualTo(api.getPort());
        }
    }
}
