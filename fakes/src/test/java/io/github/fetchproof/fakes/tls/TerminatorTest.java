package io.github.fetchproof.fakes.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.fault.TlsFault.Mistake;
import io.github.fetchproof.fakes.fault.TlsFault.Version;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JVM's own TLS is the client. */
@Timeout(60)
class TerminatorTest {
    private static final String HOST = "origin.test";

    private final Recorded log = new Recorded();
    private final Authority authority = Authority.found(Instant.now());
    private final ServerSocket origin = listen();
    private final Terminator terminator = Terminator.open(
            "P1",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), origin.getLocalPort()),
            authority,
            HOST,
            log);
    private final Thread echo = new Thread(this::echo, "echo");

    @BeforeEach
    void beginToEcho() {
        echo.setDaemon(true);
        echo.start();
    }

    @AfterEach
    void end() throws Exception {
        terminator.close();
        origin.close();
        echo.join();
    }

    @Test
    void carriesWhatIsSaidBothWaysUnderTheVersionsOfToday() throws Exception {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            assertThat(asked(version)).as(version).isEqualTo("hello");
        }

        assertThat(awaited()).isEqualTo(new Event.Handshake(0, "P1", 1, true, HOST, "TLS 1.2", ""));
        assertThat(awaited()).isEqualTo(new Event.Handshake(0, "P1", 2, true, HOST, "TLS 1.3", ""));
    }

    @Test
    void carriesMoreThanFitsIntoARecord() throws Exception {
        byte[] much = new byte[300_000];
        try (SSLSocket socket = dial("TLSv1.3")) {
            socket.getOutputStream().write(much);
            assertThat(socket.getInputStream().readNBytes(much.length)).isEqualTo(much);
        }
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void showsCertificatesThatNobodyShouldTrust(Mistake mistake) throws Exception {
        terminator.breakWith(new TlsFault.Certificate(mistake), Trigger.ALWAYS);

        assertThatThrownBy(() -> asked("TLSv1.3"))
                .isInstanceOf(SSLHandshakeException.class)
                .satisfies(refused -> assertThat(causes(refused))
                        .as(mistake.name())
                        .anyMatch(each -> switch (mistake) {
                            case EXPIRED -> each instanceof CertificateExpiredException;
                            case NOT_YET_VALID -> each instanceof CertificateNotYetValidException;
                            case WRONG_HOST ->
                                String.valueOf(each.getMessage()).contains("No subject alternative DNS name");
                            case UNKNOWN_ISSUER ->
                                String.valueOf(each.getMessage()).contains("signature check failed");
                            case SELF_SIGNED ->
                                String.valueOf(each.getMessage()).contains("unable to find valid");
                        }));
        assertThat(acted()).containsExactly(new TlsFault.Certificate(mistake).describe());
        assertThat(awaited().trouble()).isNotEmpty();
    }

    @Test
    void speaksOneVersionAlone() throws Exception {
        terminator.breakWith(new TlsFault.Only(Version.TLS_1_1), Trigger.ALWAYS);

        assertThatThrownBy(() -> asked("TLSv1.2", "TLSv1.3")).isInstanceOf(SSLException.class);
        assertThat(acted()).containsExactly("it speaks TLS 1.1 alone");
        assertThat(awaited().trouble()).isEqualTo("the client was told protocol_version");
    }

    @Test
    void turnsAwayWhoDoesNotNameTheHost() throws Exception {
        terminator.breakWith(new TlsFault.NameRequired(), Trigger.ALWAYS);

        assertThat(asked("TLSv1.3")).isEqualTo("hello");
        // Dialled by address, a client of the JVM names no host.
        try (SSLSocket nameless = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), terminator.address().getPort())) {
            assertThatThrownBy(nameless::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("unrecognized_name");
        }
    }

    @Test
    void answersInPlainHttp() throws Exception {
        terminator.breakWith(new TlsFault.Unencrypted(), Trigger.ALWAYS);

        try (Socket socket = plain()) {
            socket.getOutputStream().write(22);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
        assertThat(acted()).hasSize(1);
    }

    @Test
    void takesTheGreetingAndNeverAnswers() throws Exception {
        terminator.breakWith(new TlsFault.Silence(), Trigger.ALWAYS);

        try (Socket socket = plain()) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(22);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(acted()).hasSize(1);
    }

    @Test
    void resetsOnceAndIsWholeAfterwards() throws Exception {
        terminator.breakWith(new TlsFault.Reset(), 1);

        try (Socket socket = plain()) {
            socket.getOutputStream().write(22);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(asked("TLSv1.3")).isEqualTo("hello");
        assertThat(acted()).hasSize(1);
    }

    @Test
    void tellsOfItsOwnFailureToReachTheOrigin() throws Exception {
        assertThat(asked("TLSv1.3")).isEqualTo("hello");
        assertThat(terminator.failures()).isEmpty();
        origin.close();

        assertThatThrownBy(() -> {
                    if (asked("TLSv1.3").isEmpty()) {
                        throw new IOException("nothing came back");
                    }
                })
                .isInstanceOf(IOException.class);

        assertThat(terminator.failures())
                .singleElement()
                .asString()
                .startsWith("the TLS of origin P1: cannot reach the origin behind it: ");
    }

    @Test
    void notesWhoSpeaksNoTlsAtAll() throws Exception {
        try (Socket socket = plain()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException closedOnUnreadBytes) {
            assertThat(closedOnUnreadBytes).hasMessageContaining("reset");
        }

        assertThat(awaited().tls()).isFalse();
    }

    private String asked(String... versions) throws Exception {
        try (SSLSocket socket = dial(versions)) {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        }
    }

    private SSLSocket dial(String... versions) throws Exception {
        SSLSocket socket = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), terminator.address().getPort());
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(versions);
        parameters.setServerNames(List.of(new SNIHostName(HOST)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private SSLContext context() throws Exception {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null);
        roots.setCertificateEntry(
                "root",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Socket plain() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), terminator.address().getPort());
    }

    private List<Throwable> causes(Throwable refused) {
        return Stream.iterate(refused, Objects::nonNull, Throwable::getCause).toList();
    }

    private List<String> acted() {
        return log.events.stream()
                .filter(each ->
                        each instanceof Event.Fault fault && fault.what().equals("acted"))
                .map(each -> ((Event.Fault) each).detail())
                .toList();
    }

    /** The first handshake, once it is over: the client knows before the terminator does. */
    private Event.Handshake awaited() throws InterruptedException {
        return Objects.requireNonNull(log.handshakes.poll(30, TimeUnit.SECONDS));
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void echo() {
        while (!origin.isClosed()) {
            try (Socket socket = origin.accept();
                    InputStream in = socket.getInputStream()) {
                in.transferTo(socket.getOutputStream());
            } catch (IOException closed) {
                // the test has ended, or a client has left
            }
        }
    }

    private static final class Recorded implements EventLog {
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Event.Handshake> handshakes = new LinkedBlockingQueue<>();

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void add(Event event) {
            events.add(event);
            if (event instanceof Event.Handshake handshake) {
                handshakes.add(handshake);
            }
        }
    }
}
