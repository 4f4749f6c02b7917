package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.origin.Act.Blanks;
import io.github.fetchproof.fakes.origin.Act.Bytes;
import io.github.fetchproof.fakes.origin.Act.End;
import io.github.fetchproof.fakes.origin.Act.Head;
import io.github.fetchproof.fakes.origin.Act.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PerformanceTest {

    @Test
    void chunksHaveTheirSizesAndALastOne() throws IOException {
        Head head = new Head(200, List.of(), new Framing.Chunked());

        assertThat(played(head, text("0123456789abcdef"), text("x"), End.KEEP))
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n1\r\nx\r\n0\r\n\r\n");
        assertThat(played(head, text("x"), End.FIN)).endsWith("1\r\nx\r\n");
    }

    @Test
    void lengthsMayContradictEachOther() throws IOException {
        Head head = new Head(200, List.of(new Header("Content-Length", "9")), new Framing.Length(2));

        assertThat(played(head, text("ok"), End.KEEP))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 2\r\n\r\nok");
    }

    @Test
    void anAnswerMayLastUntilTheClose() throws IOException {
        Script script =
                new Script(List.of(new Head(200, List.of(), new Framing.UntilClose()), text("ok"), End.KEEP), false);

        assertThat(script.lastsUntilClose()).isTrue();
        assertThat(script.isPlain()).isFalse();
        assertThat(played(script.acts().toArray(Act[]::new))).isEqualTo("HTTP/1.0 200 OK\r\n\r\nok");
    }

    @Test
    void bytesWithoutAHeadGoOutAsTheyAre() throws IOException {
        assertThat(played(text("garbage\n"), End.FIN)).isEqualTo("garbage\n");
    }

    @Test
    void aPauseLastsAtLeastItsLength() throws IOException {
        long start = System.nanoTime();

        assertThat(played(text("a"), new Pause(Duration.ofMillis(50)), text("b"), End.FIN))
                .isEqualTo("ab");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void aFaultIsMetWhenWhatComesBeforeTheTroubleHasBeenSent() throws IOException {
        Head head = new Head(200, List.of(), new Framing.Length(4));
        Pause pause = new Pause(Duration.ofMillis(1));

        for (End end : List.of(End.HOLD, End.FIN, End.RST)) {
            assertThat(sentWhenMet(head, text("ab"), text("c"), end)).isEqualTo(3);
            assertThat(sentWhenMet(end)).isZero();
        }
        assertThat(sentWhenMet(head, text("ab"), pause, text("c"), pause, text("d"), End.KEEP))
                .isEqualTo(2);
    }

    @Test
    void aFaultInAWholeAnswerIsMetBeforeTheLastOfIt() throws IOException {
        Head head = new Head(200, List.of(), new Framing.Chunked());

        assertThat(sentWhenMet(head, text("ab"), text("c"), End.KEEP)).isEqualTo(2);
        assertThat(sentWhenMet(head, new Blanks(100_000), new Blanks(100_000), End.KEEP))
                .isEqualTo(100_000);
        assertThat(sentWhenMet(head, End.KEEP)).isZero();
    }

    @Test
    void aFaultIsMetOnceByAPeerThatLeavesBefore() throws IOException {
        AtomicInteger met = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket stage = listener.accept()) {
            Performance performance = new Performance(stage, new RequestReader(stage.getInputStream()));
            Script script = new Script(
                    List.of(new Head(200, List.of(), new Framing.UntilClose()), new Blanks(1L << 40), End.FIN), false);
            client.close();

            assertThatThrownBy(() -> performance.play(script, false, met::incrementAndGet))
                    .isInstanceOf(IOException.class);
        }
        assertThat(met).hasValue(1);
    }

    private static long sentWhenMet(Act... acts) throws IOException {
        List<Long> sent = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket stage = listener.accept()) {
            Performance performance = new Performance(stage, new RequestReader(stage.getInputStream()));
            performance.play(new Script(List.of(acts), false), false, () -> sent.add(performance.bytes()));
            assertThat(client.isConnected()).isTrue();
        }
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    @Test
    void aScriptEndsOnceAndLast() {
        assertThatThrownBy(() -> new Script(List.of(), true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Script(List.of(End.FIN, text("x")), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Script(List.of(End.HOLD, End.FIN), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pause(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Head(100, List.of(), new Framing.Bodiless()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes text(String text) {
        return new Bytes(text.getBytes(ISO_8859_1));
    }

    private static String played(Act... acts) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            try (Socket stage = listener.accept()) {
                RequestReader peer = new RequestReader(stage.getInputStream());
                assertThat(new Performance(stage, peer).play(new Script(List.of(acts), false), false, () -> {}))
                        .isTrue();
            }
            return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
