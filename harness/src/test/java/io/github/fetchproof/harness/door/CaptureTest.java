package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CaptureTest {

    @Property
    void theBeginningAndTheEndAreKeptAndTheRestIsCounted(
            @ForAll List<@AlphaChars @StringLength(max = 40) String> parts,
            @ForAll @IntRange(max = 20) int head,
            @ForAll @IntRange(max = 20) int tail) {
        String all = String.join("", parts);
        Capture capture = new Capture(head, tail);
        parts.forEach(each -> take(capture, each));

        long leftOut = Math.max(0, all.length() - head - tail);
        String expected = leftOut == 0
                ? all
                : all.substring(0, head) + "\n… " + leftOut + " bytes left out …\n"
                        + all.substring(all.length() - tail);
        assertThat(capture.leftOut()).isEqualTo(leftOut);
        assertThat(capture.text()).isEqualTo(expected);
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        Capture capture = new Capture(10, 0);
        capture.take(new byte[] {'a', (byte) 0xff, 'b'}, 3);

        assertThat(capture.text()).isEqualTo("a\ufffdb");
    }

    @Property
    void linesAreWholeHoweverTheyArrive(
            @ForAll List<@AlphaChars @StringLength(max = 10) String> lines,
            @ForAll @IntRange(min = 1, max = 7) int step) {
        StringBuilder heard = new StringBuilder();
        LineSink sink = new LineSink(each -> heard.append(each).append('\n'));
        String all = lines.stream().map(each -> each + "\n").collect(Collectors.joining());

        IntStream.iterate(0, i -> i < all.length(), i -> i + step)
                .forEach(i -> take(sink, all.substring(i, Math.min(all.length(), i + step))));

        assertThat(heard.toString()).isEqualTo(all);
    }

    @Test
    void aLineThatIsTooLongIsHandedOnCut() {
        StringBuilder heard = new StringBuilder();
        LineSink sink = new LineSink(heard::append);
        String part = "x".repeat(LineSink.LONGEST);
        take(sink, part);
        take(sink, part);
        take(sink, part + "\n");

        assertThat(heard).hasSize(LineSink.LONGEST + 1);
    }

    private static void take(Sink sink, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.take(bytes, bytes.length);
    }
}
