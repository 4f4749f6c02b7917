package io.github.fetchproof.fakes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ServerFaultTest {

    @Test
    void whatCannotBeServedIsRefusedWithASentence() {
        refused(
                () -> new ServerFault.Redirect(304, "/x"),
                "a redirect's status must be 301, 302, 303, 307 or 308: 304");
        refused(() -> new ServerFault.Redirect(302, "/x\r\nA: b"), "a location must be printable ASCII on one line");
        refused(() -> new ServerFault.Garbage(""), "garbage must be one or more characters up to U+00FF");
        refused(() -> new ServerFault.Garbage("\u20ac"), "garbage must be one or more characters up to U+00FF");
        refused(() -> new ServerFault.HugeHeader(0), "a huge header must take 1 to 67108864 bytes: 0");
        refused(() -> new ServerFault.HugeHeader((64 << 20) + 1), "a huge header must take 1 to 67108864 bytes");
        refused(() -> new ServerFault.Unframed(-2), "bytes before the cut must not be negative: -2");
        refused(() -> new ServerFault.Chunked(-2), "bytes before the cut must not be negative: -2");
        refused(() -> new ServerFault.Flood(0, true), "a flood must have at least one byte: 0");
        refused(() -> new ServerFault.Headers(Map.of()), "at least one header field must be given");
        refused(() -> new ServerFault.Headers(Map.of("a b", "c")), "a header field must have a name");
        refused(() -> new ServerFault.Headers(Map.of("content-length", "9")), "a name that does not frame the body");
        refused(() -> new ServerFault.Headers(Map.of("Server", "a\nb")), "a header field must be printable ASCII");
    }

    @Test
    void theWordsHoldTheFigures() {
        List<ServerFault> faults = List.of(
                new ServerFault.Redirect(308, "{P2}{path}"),
                new ServerFault.Redirect(302, ""),
                new ServerFault.HangUp(true),
                new ServerFault.Garbage("abc"),
                new ServerFault.HugeHeader(70_000),
                new ServerFault.Unframed(ServerFault.WHOLE),
                new ServerFault.Chunked(12),
                new ServerFault.Flood(1L << 32, false),
                new ServerFault.Headers(Map.of("Content-Type", "text/html", "A", "b")),
                new ServerFault.Zip(ZipVariant.DOT_DOT));

        assertThat(faults)
                .map(ServerFault::describe)
                .containsExactly(
                        "status 308 to {P2}{path}",
                        "status 302 to nowhere",
                        "RST in place of an answer",
                        "3 bytes that are not HTTP",
                        "70000 bytes of header",
                        "HTTP/1.0 without a length",
                        "body in chunks, cut after 12 bytes",
                        "4294967296 blanks, in chunks",
                        "other header fields: {A=b, Content-Type=text/html}",
                        "another zip: a name climbs out by two dots");
    }

    @Test
    void everyZipVariantHasWordsOfItsOwn() {
        assertThat(Arrays.stream(ZipVariant.values()).map(ZipVariant::words))
                .doesNotHaveDuplicates()
                .allMatch(words -> !words.isBlank());
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
