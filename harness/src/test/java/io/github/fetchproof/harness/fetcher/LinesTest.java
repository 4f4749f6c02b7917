package io.github.fetchproof.harness.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void aLineEndsAtALineFeedAndNowhereElse() throws IOException {
        assertThat(lines("a\r b\u2028c\n\nd")).containsExactly("a\r b\u2028c", "", "d");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void whatIsTooLongIsCutToOneByteMoreThanAllowed() throws IOException {
        List<String> lines = lines("x".repeat(3 * Json.LENGTH) + "\nnext\n");

        assertThat(lines).hasSize(2).last().isEqualTo("next");
        assertThat(lines.get(0)).hasSize(Json.LENGTH + 1);
    }

    private static List<String> lines(String text) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
