package io.github.fetchproof.fakes.origin;

import static io.github.fetchproof.fakes.fault.ServerFault.WHOLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers in another shape than the usual one, as they go over the wire. */
@Timeout(120)
class StrangeAnswersTest {
    private static final String MOD = "/example.com/m/@v/v1.0.0.mod";
    private static final String INFO = "/example.com/m/@v/v1.0.0.info";
    private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";
    private static final byte[] TRUTH = Vectors.VECTOR_A.goModBytes();

    private final RecordedLog log = new RecordedLog();
    private final OriginServer server = OriginServer.start();
    private final Origin origin = server.open(
            "P1",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            World.empty().proxy("P1", Vectors.VECTOR_A),
            log);

    @AfterEach
    void close() {
        server.close();
        assertThat(server.failures()).isEmpty();
    }

    @Test
    void redirectsNameTheirPlace() throws Exception {
        for (int code : new int[] {301, 302, 303, 307, 308}) {
            serve(new ServerFault.Redirect(code, "http://other.test/x{path}"));
            try (Wire wire = new Wire(origin.address())) {
                assertThat(wire.get("/example.com/%6d/@v/v1.0.0.mod?go-get=1").head())
                        .startsWith("HTTP/1.1 " + code + " ")
                        .contains("\r\nLocation: http://other.test/x/example.com/%6d/@v/v1.0.0.mod\r\n")
                        .contains("\r\nContent-Length: 0\r\n");
                assertThat(wire.get("/").head()).contains("\r\nLocation: http://other.test/x/\r\n");
            }
            origin.heal();
        }
    }

    @Test
    void aRedirectMayLeadNowhereOrBeRelative() throws Exception {
        serve(new ServerFault.Redirect(302, ""));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).head()).startsWith("HTTP/1.1 302 ").doesNotContain("Location");
            origin.heal();
            serve(new ServerFault.Redirect(307, "/else{path}"));
            assertThat(wire.get(MOD).head()).contains("\r\nLocation: /else" + MOD + "\r\n");
        }
    }

    @Test
    void aHangUpComesBeforeTheFirstByte() throws Exception {
        serve(new ServerFault.HangUp(false));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).rest()).isEmpty();
        }
        origin.heal();
        serve(new ServerFault.HangUp(true));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).untilReset()).isEmpty();
        }
        log.await(Event.Disconnected.class, end -> end.connection() == 2);

        assertThat(log.all(Event.Exchange.class)).map(Event.Exchange::status).containsExactly(0, 0);
        assertThat(log.all(Event.Exchange.class))
                .map(Event.Exchange::fault)
                .containsExactly("FIN in place of an answer", "RST in place of an answer");
    }

    @Test
    void garbageIsAllThatComes() throws Exception {
        serve(new ServerFault.Garbage("SSH-2.0-\u00ff\r\n"));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).rest()).isEqualTo("SSH-2.0-\u00ff\r\n".getBytes(ISO_8859_1));
        }
    }

    @Test
    void twoLengthsDifferAndTheFirstIsTrue() throws Exception {
        serve(new ServerFault.TwoLengths());
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).head()).contains("\r\nContent-Length: 30\r\nContent-Length: 29\r\n");
            assertThat(wire.rest()).isEqualTo(TRUTH);
        }
    }

    @Test
    void aHugeHeaderHasItsSizeAndTheTruthBelow() throws Exception {
        int usual;
        try (Wire wire = new Wire(origin.address())) {
            usual = wire.get(MOD).head().length();
            wire.bytes(TRUTH.length);
            for (int size : new int[] {1, 5000, 2 << 20}) {
                origin.heal();
                serve(new ServerFault.HugeHeader(size));
                String head = wire.get(MOD).head();
                assertThat(head.length() - usual).isBetween(size - 100, size + 100);
                assertThat(head.lines()).allMatch(line -> line.length() <= 4096);
                assertThat(wire.bytes(TRUTH.length)).isEqualTo(TRUTH);
            }
        }
    }

    @Test
    void withoutFramingTheBodyLastsUntilTheEnd() throws Exception {
        serve(new ServerFault.Unframed(WHOLE));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).head())
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .doesNotContain("Content-Length")
                    .doesNotContain("chunked");
            assertThat(wire.rest()).isEqualTo(TRUTH);
        }
        for (int[] cut : new int[][] {{10, 10}, {0, 0}, {1000, TRUTH.length - 1}}) {
            origin.heal();
            serve(new ServerFault.Unframed(cut[0]));
            try (Wire wire = new Wire(origin.address())) {
                wire.get(MOD).head();
                assertThat(wire.rest()).isEqualTo(Arrays.copyOf(TRUTH, cut[1]));
            }
        }
    }

    @Test
    void chunksAreSeveralAndHaveALastOneUnlessCut() throws Exception {
        serve(new ServerFault.Chunked(WHOLE));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).head())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\nTransfer-Encoding: chunked\r\n")
                    .doesNotContain("Content-Length");
            String body = "a\r\nmodule exa\r\na\r\nmple.com/m\r\na\r\n\n\ngo 1.20\n\r\n0\r\n\r\n";
            assertThat(new String(wire.bytes(body.length()), ISO_8859_1)).isEqualTo(body);
            origin.heal();
            serve(new ServerFault.Chunked(6));
            wire.get(MOD).head();
            assertThat(new String(wire.rest(), ISO_8859_1)).isEqualTo("2\r\nmo\r\n2\r\ndu\r\n2\r\nle\r\n");
        }
    }

    @Test
    void gzipIsForThoseWhoOfferIt() throws Exception {
        serve(new ServerFault.Gzipped());
        try (Wire wire = new Wire(origin.address())) {
            for (String offer : List.of("gzip", "br, GZIP;q=0.5", "deflate,gzip")) {
                String head = asked(wire, offer);
                assertThat(head).contains("\r\nContent-Encoding: gzip\r\n");
                byte[] body = wire.bytes(Wire.length(head));
                assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
                        .isEqualTo(TRUTH);
            }
            assertThat(log.all(Event.Exchange.class))
                    .allMatch(exchange -> exchange.fault().equals("body compressed by gzip"));
            for (String offer : List.of("identity", "gzip;q=0", "gzip;q=0.0, br", "xgzip")) {
                assertThat(asked(wire, offer))
                        .doesNotContain("Content-Encoding")
                        .contains("\r\nContent-Length: 30\r\n");
                assertThat(wire.bytes(TRUTH.length)).isEqualTo(TRUTH);
            }
        }
        assertThat(acted()).hasSize(3);
    }

    @Test
    void otherFieldsReplaceThoseOfTheirNameAndLeaveTheBodyAlone() throws Exception {
        serve(new ServerFault.Headers(Map.of("content-type", "text/html", "X-Long", "y".repeat(9000))));
        try (Wire wire = new Wire(origin.address())) {
            String head = wire.get(MOD).head();
            assertThat(head)
                    .contains("\r\ncontent-type: text/html\r\n")
                    .doesNotContain("text/plain")
                    .contains("\r\nX-Long: " + "y".repeat(9000) + "\r\n");
            assertThat(wire.bytes(Wire.length(head))).isEqualTo(TRUTH);
        }
    }

    @Test
    void aFloodArrivesInItsLengthAndIsNotHeldInMemory() throws Exception {
        long bytes = 501L << 20;
        serve(new ServerFault.Flood(bytes, true));
        try (Wire wire = new Wire(origin.address())) {
            assertThat(wire.get(MOD).head()).contains("\r\nContent-Length: " + bytes + "\r\n");
            byte[] piece = new byte[1 << 20];
            for (long left = bytes; left > 0; left -= piece.length) {
                assertThat(wire.in().readNBytes(piece, 0, piece.length)).isEqualTo(piece.length);
            }
            assertThat(piece).containsOnly(' ');
            origin.heal();
            assertThat(wire.get(MOD).head()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(log.all(Event.Exchange.class).get(0).bytes()).isEqualTo(bytes);
    }

    @Test
    void aFloodInChunksHasTheSizesOfItsChunks() throws Exception {
        serve(new ServerFault.Flood((64 << 10) + 3, false));
        try (Wire wire = new Wire(origin.address())) {
            wire.get(MOD).head();
            String body = "10000\r\n" + " ".repeat(64 << 10) + "\r\n3\r\n   \r\n0\r\n\r\n";
            assertThat(new String(wire.bytes(body.length()), ISO_8859_1)).isEqualTo(body);
        }
    }

    @Test
    void aFloodStopsWhenTheClientLeaves() throws Exception {
        serve(new ServerFault.Flood(Long.MAX_VALUE, true));
        try (Wire wire = new Wire(origin.address())) {
            wire.get(ZIP).head();
            wire.bytes(1 << 20);
        }
        Event.Exchange exchange = log.await(Event.Exchange.class, any -> true);

        assertThat(exchange.bytes()).isBetween(1L << 20, 1L << 30);
        assertThat(acted()).hasSize(1);
    }

    @Test
    void anotherZipIsForThoseWhoAskForAZip() throws Exception {
        serve(new ServerFault.Zip(ZipVariant.STRAY_FILE));
        try (Wire wire = new Wire(origin.address())) {
            for (String target : List.of(INFO, MOD, "/example.com/m/@v/list", "/example.com/m/@v/v1.0.9.zip")) {
                wire.bytes(Wire.length(wire.get(target).head()));
            }
            log.await(Event.Exchange.class, each -> each.path().endsWith("/v1.0.9.zip"));
            assertThat(log.all(Event.Exchange.class))
                    .hasSize(4)
                    .allMatch(exchange -> exchange.fault().isEmpty());
            assertThat(acted()).isEmpty();
            byte[] zip = Vectors.VECTOR_A.zip(ZipVariant.STRAY_FILE);
            String head = wire.get(ZIP).head();
            assertThat(head).contains("\r\nContent-Type: application/zip\r\n");
            assertThat(wire.bytes(Wire.length(head))).isEqualTo(zip);
        }
        log.await(Event.Fault.class, each -> each.what().equals("acted"));
        assertThat(acted()).containsExactly("another zip: a file lies beside the module's directory");
    }

    private void serve(ServerFault fault) {
        origin.serve(Trigger.every(Artefact.ANY), fault);
    }

    private static String asked(Wire wire, String codings) throws Exception {
        return wire.send("GET " + MOD + " HTTP/1.1\r\nHost: p.example\r\nAccept-Encoding: " + codings + "\r\n\r\n")
                .head();
    }

    private List<String> acted() {
        return log.all(Event.Fault.class).stream()
                .filter(each -> each.what().equals("acted"))
                .map(Event.Fault::detail)
                .toList();
    }
}
