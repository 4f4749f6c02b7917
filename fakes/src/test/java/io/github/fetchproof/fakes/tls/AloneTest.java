package io.github.fetchproof.fakes.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines in the documentation of the package, at work. */
class AloneTest {
    private final InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final EventLog log = EventLog.none(System::nanoTime);

    @Test
    void anOriginSpeaksTlsOrGetsItWrong(@TempDir Path directory) throws Exception {
        Path bundle = directory.resolve("authority.pem");
        HttpServer plain = HttpServer.create(anywhere, 0);
        plain.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        plain.start();
        InetSocketAddress origin = plain.getAddress();

        Authority authority = Authority.found(Instant.now());
        try (Terminator terminator = Terminator.open("P1", anywhere, origin, authority, "127.0.0.1", log)) {
            Files.writeString(bundle, authority.pem()); // for SSL_CERT_FILE or GIT_SSL_CAINFO
            String url = "https://127.0.0.1:" + terminator.address().getPort();
            terminator.breakWith(new TlsFault.Certificate(TlsFault.Mistake.EXPIRED), 1);

            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(bundle)).build();
            assertThatThrownBy(() -> status(client, url)).isInstanceOf(SSLException.class);
            assertThat(status(client, url)).isEqualTo(204);
        } finally {
            plain.stop(0);
        }
    }

    private static int status(HttpClient client, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static SSLContext trusting(Path bundle) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = new ByteArrayInputStream(Files.readAllBytes(bundle))) {
            trusted.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
