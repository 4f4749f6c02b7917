package io.github.fetchproof.harness.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on whole lines, UTF-8, without their line feed. For one thread at a time. */
final class LineSink implements Sink {
    /** The most bytes of a line; of a longer one only so many and one more are handed on. */
    static final int LONGEST = 1 << 20;

    private final Consumer<String> lines;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineSink(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void take(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, start, i - start);
                String whole = line.toString(StandardCharsets.UTF_8);
                line = new ByteArrayOutputStream();
                start = i + 1;
                lines.accept(whole);
            }
        }
        keep(bytes, start, length - start);
    }

    private void keep(byte[] bytes, int start, int length) {
        line.write(bytes, start, Math.min(length, LONGEST + 1 - line.size()));
    }
}
