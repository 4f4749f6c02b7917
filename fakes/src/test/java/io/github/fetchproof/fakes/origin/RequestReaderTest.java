package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

    @Property(tries = 300)
    void readsTheSameHeadsHoweverTheyArrive(@ForAll @IntRange(min = 1, max = 90) int piece) throws IOException {
        RequestReader reader = reader(
                "\r\nGET /a HTTP/1.1\r\nA: b\r\nContent-Length: 3\r\n\r\nxyz\r\nGET /b HTTP/1.1\n\nGET /c", piece);

        RequestReader.RawHead first = reader.next().orElseThrow();
        assertThat(first)
                .isEqualTo(new RequestReader.RawHead("GET /a HTTP/1.1", List.of("A: b", "Content-Length: 3"), 0));
        assertThat(reader.body(3))
                .hasValueSatisfying(
                        body -> assertThat(body).asString(ISO_8859_1).isEqualTo("xyz"));
        assertThat(reader.next()).contains(new RequestReader.RawHead("GET /b HTTP/1.1", List.of(), 0));
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void aHeadOfTheLongestKindIsRead() throws IOException {
        String head = "GET / HTTP/1.1\r\nX: ";
        String whole = head + "x".repeat(RequestReader.HEAD_LIMIT - head.length() - 4) + "\r\n\r\n";

        assertThat(reader(whole, 5000).next().orElseThrow().refusal()).isZero();
        assertThat(reader(whole.replace("X", "XX"), 5000).next().orElseThrow().refusal())
                .isEqualTo(431);
    }

    @Test
    void aBodyThatIsTooLongOrCutIsNotRead() throws IOException {
        assertThat(reader("abc", 2).body(3)).isPresent();
        assertThat(reader("abc", 2).body(4)).isEmpty();
        assertThat(reader("abc", 2).body(RequestReader.BODY_LIMIT + 1L)).isEmpty();
    }

    private static RequestReader reader(String text, int piece) {
        return new RequestReader(new InputStream() {
            private final InputStream all = new ByteArrayInputStream(text.getBytes(ISO_8859_1));

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return all.read(buffer, offset, Math.min(length, piece));
            }
        });
    }
}
