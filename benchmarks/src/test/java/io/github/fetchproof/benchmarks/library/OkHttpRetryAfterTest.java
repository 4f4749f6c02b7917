package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OkHttp on its own against a server that says when to come back: it never waits. Only "at once" is obeyed, once, after 503 and
 * 408. Its makers hold that backoff belongs to the application (https://github.com/square/okhttp/issues/8107).
 */
class OkHttpRetryAfterTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final OkHttpClient client = new OkHttpClient();
    private final HttpServer server;

    OkHttpRetryAfterTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
        server.stop(0);
    }

    @Test
    void a503ThatMayBeRepeatedAtOnceIsRepeated() throws IOException {
        fails(1, 503, "0");

        assertThat(status()).isEqualTo(200);
        assertThat(requests).hasValue(2);
    }

    @Test
    void butOnce() throws IOException {
        fails(2, 503, "0");

        assertThat(status()).isEqualTo(503);
        assertThat(requests).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            503, 1
            503, 120
            503, 'Sun, 06 Nov 1994 08:49:37 GMT'
            408, 1
            429, 0
            429, 1
            """)
    void anyOtherRetryAfterIsIgnored(int status, String retryAfter) throws IOException {
        fails(1, status, retryAfter);

        assertThat(status()).isEqualTo(status);
        assertThat(requests).hasValue(1);
    }

    /** A server can make the call fail with an exception that callers of a function that throws IOException do not expect. */
    @Test
    void moreSecondsThanFitAnIntEndInANumberFormatException() {
        fails(1, 503, "2147483648");

        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(this::status);
        assertThat(requests).hasValue(1);
    }

    /** Answers that often with the status, then with 200. */
    private void fails(int times, int status, String retryAfter) {
        server.createContext("/", exchange -> {
            boolean failing = requests.incrementAndGet() <= times;
            if (failing) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(failing ? status : 200, -1);
            exchange.close();
        });
    }

    private int status() throws IOException {
        String url = "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/";
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }
}
