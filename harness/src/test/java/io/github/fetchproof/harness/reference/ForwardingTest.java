package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.tls.Authority;
import io.github.fetchproof.fakes.tls.Terminator;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.littleshoot.proxy.HttpProxyServer;
import org.littleshoot.proxy.HttpProxyServerBootstrap;
import org.littleshoot.proxy.ProxyAuthenticator;
import org.littleshoot.proxy.impl.DefaultHttpProxyServer;

/** A forward proxy stands between the fetcher and a host whose name it alone can look up. */
@Timeout(60)
class ForwardingTest {
    private static final String HOST = "proxy.invalid";

    private final Path root;
    private final FakeProxy host = FakeProxy.of(A);
    private final Queue<String> lookedUp = new ConcurrentLinkedQueue<>();

    ForwardingTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void whatIsAskedOverHttpIsSentOn() throws Exception {
        HttpProxyServer forward = forward(host.port()).start();
        try (Bench bench = new Bench(root, "http://" + HOST).with("HTTP_PROXY", url(forward, ""))) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(host.requests()).hasSize(3);
            assertThat(lookedUp).contains(HOST);
        } finally {
            forward.stop();
        }
    }

    @Test
    void whatIsAskedOverHttpsGoesThroughATunnelAndIsVerifiedAtItsEnd() throws Exception {
        Authority authority = Authority.found(Instant.now());
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        InetSocketAddress plain = new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port());
        Path roots = Files.writeString(root.resolve("roots.pem"), authority.pem());
        try (Terminator tls =
                Terminator.open("P1", anywhere, plain, authority, HOST, EventLog.none(System::nanoTime))) {
            HttpProxyServer forward = forward(tls.address().getPort()).start();
            try (Bench bench = new Bench(root, "https://" + HOST)
                    .with("HTTPS_PROXY", url(forward, ""))
                    .with("SSL_CERT_FILE", roots.toString())) {
                assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
                assertThat(lookedUp).contains(HOST);
            } finally {
                forward.stop();
            }
        }
    }

    @Test
    void aForwardProxyIsToldItsPasswordAndTheHostIsNot() throws Exception {
        HttpProxyServer forward =
                forward(host.port()).withProxyAuthenticator(new OneUser()).start();
        try (Bench bench = new Bench(root, "http://" + HOST).with("HTTP_PROXY", url(forward, "me:secret@"))) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(host.lastHeaders())
                    .noneMatch(field -> field.toLowerCase(java.util.Locale.ROOT).contains("authorization"));
        } finally {
            forward.stop();
        }
    }

    @Test
    void aHostBehindATunnelThatAsksForThePasswordIsNotToldIt() throws Exception {
        Authority authority = Authority.found(Instant.now());
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        InetSocketAddress plain = new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port());
        Path roots = Files.writeString(root.resolve("roots.pem"), authority.pem());
        host.next(A.file("info"), FakeProxy.status(407, "Proxy-Authenticate: Basic realm=\"mine\""));
        try (Terminator tls =
                Terminator.open("P1", anywhere, plain, authority, HOST, EventLog.none(System::nanoTime))) {
            HttpProxyServer forward = forward(tls.address().getPort())
                    .withProxyAuthenticator(new OneUser())
                    .start();
            try (Bench bench = new Bench(root, "https://" + HOST)
                    .with("HTTPS_PROXY", url(forward, "me:secret@"))
                    .with("SSL_CERT_FILE", roots.toString())) {
                assertThat(bench.download(A).message()).contains("407");
                assertThat(host.requests()).containsExactly(A.file("info"));
                assertThat(host.lastHeaders()).noneMatch(field -> field.contains("Authorization"));
            } finally {
                forward.stop();
            }
        }
    }

    @Test
    void aWrongPasswordForAForwardProxyIsNoOutageOfTheHost() throws Exception {
        HttpProxyServer forward =
                forward(host.port()).withProxyAuthenticator(new OneUser()).start();
        try (Bench bench = new Bench(root, "http://" + HOST).with("HTTP_PROXY", url(forward, "me:wrong@"))) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isNotIn(Outcome.FETCHED, Outcome.NOT_FOUND);
            assertThat(result.message()).contains("407").doesNotContain("wrong@");
            assertThat(host.requests()).isEmpty();
        } finally {
            forward.stop();
        }
    }

    @Test
    void whomNoProxyNamesIsAskedHimself() throws Exception {
        HttpProxyServer forward = forward(host.port()).start();
        try (Bench bench = new Bench(root, "http://" + HOST)
                .with("HTTP_PROXY", url(forward, ""))
                .with("NO_PROXY", "invalid")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(lookedUp).isEmpty();
        } finally {
            forward.stop();
        }
    }

    private HttpProxyServerBootstrap forward(int port) {
        return DefaultHttpProxyServer.bootstrap()
                .withPort(0)
                .withAllowLocalOnly(true)
                .withServerResolver((name, ignored) -> resolved(name, port));
    }

    private InetSocketAddress resolved(String name, int port) {
        lookedUp.add(name);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String url(HttpProxyServer forward, String login) {
        return "http://" + login + "127.0.0.1:" + forward.getListenAddress().getPort();
    }

    private static final class OneUser implements ProxyAuthenticator {
        @Override
        public boolean authenticate(String user, String password) {
            return user.equals("me") && password.equals("secret");
        }

        @Override
        public String getRealm() {
            return "forward";
        }
    }
}
