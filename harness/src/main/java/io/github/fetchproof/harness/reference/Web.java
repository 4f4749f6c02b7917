package io.github.fetchproof.harness.reference;

import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp, with all it does unasked switched off: its own retries, redirects, cookies and caches. What it is left with is one
 * exchange per call. Safe to share.
 */
final class Web {
    private static final int IDLE_CONNECTIONS = 8;
    private static final int IDLE_SECONDS = 60;

    private final ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
    private final OkHttpClient plain;
    private Optional<OkHttpClient> secure = Optional.empty();

    Web(Settings.Limits limits, Dns names) {
        plain = new OkHttpClient.Builder()
                .connectionPool(pool)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .dns(names)
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(limits.connect())
                .readTimeout(0, TimeUnit.SECONDS)
                .writeTimeout(0, TimeUnit.SECONDS)
                .eventListenerFactory(call -> watch(call.request()))
                .addNetworkInterceptor(Web::note)
                .build();
    }

    /**
     * A request, not yet sent. Asked for by GET, with no header but those every client sends (PROTO-001, PROTO-002).
     *
     * @param authorization empty to send none
     * @param encodings empty to offer what is undone here, which is gzip
     */
    Call call(HttpUrl url, String authorization, String encodings, Watch watch) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "fetchproof")
                .tag(Watch.class, watch);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!encodings.isEmpty()) {
            request.header("Accept-Encoding", encodings);
        }
        return client(url).newCall(request.build());
    }

    /** The trust store is read when the first https URL is met, not before: it takes longer than a whole fetch without it. */
    private synchronized OkHttpClient client(HttpUrl url) {
        if (!url.isHttps()) {
            return plain;
        }
        if (secure.isEmpty()) {
            secure = Optional.of(plain.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                    .build());
        }
        return secure.get();
    }

    /** Closes connections that are not in use: after one of them was found dead, the others are suspect too. */
    void distrustIdleConnections() {
        pool.evictAll();
    }

    /**
     * Notes the header. Retry-After is then taken out of it, since OkHttp repeats a request on its own when it is zero.
     */
    private static Response note(Interceptor.Chain chain) throws java.io.IOException {
        Response response = chain.proceed(chain.request());
        watch(chain.request()).headArrived(Head.of(response));
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    private static Watch watch(Request request) {
        return Optional.ofNullable(request.tag(Watch.class))
                .orElseThrow(() -> new IllegalArgumentException("every request must have a watch: " + request.url()));
    }
}
