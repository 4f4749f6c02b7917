package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
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
import okhttp3.TlsVersion;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp, with all it does unasked switched off: its own retries, redirects, cookies and caches. What it is left with is one
 * exchange per call. Safe to share.
 */
final class Web {
    private static final int IDLE_CONNECTIONS = 8;
    private static final int IDLE_SECONDS = 60;

    private final Decisions decisions;
    private final ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);
    private final OkHttpClient plain;
    private final boolean anybody;
    private Optional<OkHttpClient> secure = Optional.empty();

    /** @param anybody whether every certificate is believed */
    Web(Decisions decisions, Dns names, boolean anybody) {
        this.decisions = decisions;
        this.anybody = anybody;
        plain = new OkHttpClient.Builder()
                .connectionPool(pool)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .dns(names)
                .proxySelector(new Forwarding())
                .proxyAuthenticator((route, asked) -> authorized(asked.request()))
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(decisions.limits().connect())
                .readTimeout(0, TimeUnit.SECONDS)
                .writeTimeout(0, TimeUnit.SECONDS)
                .eventListenerFactory(call -> watch(call.request()))
                .addNetworkInterceptor(Web::note)
                .build();
    }

    /**
     * A request, not yet sent, with no header but those every client sends (PROTO-001, PROTO-002).
     *
     * @param encodings empty to offer what is undone here, which is gzip
     * @throws FetchFailure when the roots to trust cannot be had
     */
    Call call(Requests.Ask ask, String encodings, Watch watch) throws FetchFailure {
        Request.Builder request = new Request.Builder()
                .url(ask.url())
                .headers(ask.credentials())
                .header("User-Agent", "fetchproof")
                .tag(Watch.class, watch);
        ask.body().ifPresent(request::post);
        if (!encodings.isEmpty()) {
            request.header("Accept-Encoding", encodings);
        }
        return client(ask.url()).newCall(request.build());
    }

    /** The trust store is read when the first https URL is met, not before: it takes longer than a whole fetch without it. */
    private synchronized OkHttpClient client(HttpUrl url) throws FetchFailure {
        if (!url.isHttps()) {
            return plain;
        }
        if (secure.isEmpty()) {
            try {
                secure = Optional.of(secured());
            } catch (IOException | GeneralSecurityException | InvalidPathException unusable) {
                throw new FetchFailure(
                        FailureClass.LOCAL,
                        "SSL_CERT_FILE must be a file of certificates in PEM: "
                                + decisions.roots().map(Path::toString).orElse("unset") + ": " + unusable);
            }
        }
        return secure.get();
    }

    private OkHttpClient secured() throws IOException, GeneralSecurityException {
        X509TrustManager judge = anybody ? Trust.everybody() : decisions.judge(Trust.of(decisions.roots()));
        ConnectionSpec spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                .tlsVersions(decisions.tlsVersions().toArray(TlsVersion[]::new))
                .allEnabledCipherSuites()
                .build();
        return plain.newBuilder()
                .connectionSpecs(List.of(spec))
                .sslSocketFactory(Trust.sockets(judge), judge)
                .hostnameVerifier(anybody ? (host, session) -> true : decisions.hostNames(OkHostnameVerifier.INSTANCE))
                .build();
    }

    /** Tells a forward proxy who asks, once; nobody behind it, who could ask for that as well, within a tunnel. */
    private @Nullable Request authorized(Request request) {
        if (request.url().isHttps() && !request.method().equals("CONNECT")) {
            return null;
        }
        Optional<HttpUrl> proxy = decisions.forwardProxy(request.url());
        boolean told = request.header("Proxy-Authorization") != null;
        if (told || proxy.isEmpty() || proxy.get().username().isEmpty()) {
            return null;
        }
        Login login = new Login(proxy.get().username(), proxy.get().password());
        return request.newBuilder()
                .header("Proxy-Authorization", login.authorization())
                .build();
    }

    /** Who sends requests on. */
    private final class Forwarding extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            HttpUrl url = Objects.requireNonNull(HttpUrl.get(uri), "OkHttp asks for its own URLs");
            return List.of(decisions
                    .forwardProxy(url)
                    .map(proxy ->
                            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
                    .orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress proxy, IOException why) {
            // The exchange that met it tells.
        }
    }

    /** Closes connections that are not in use: after one of them was found dead, the others are suspect too. */
    void distrustIdleConnections() {
        pool.evictAll();
    }

    /**
     * Notes the header. Retry-After is then taken out of it, since OkHttp repeats a request on its own when it is zero.
     */
    private static Response note(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        watch(chain.request()).headArrived(Head.of(response));
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    private static Watch watch(Request request) {
        return Optional.ofNullable(request.tag(Watch.class))
                .orElseThrow(() -> new IllegalArgumentException("every request must have a watch: " + request.url()));
    }
}
