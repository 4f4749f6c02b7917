package io.github.fetchproof.harness.fetcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a stream, UTF-8, each ended by a line feed; never more than one line in memory. For one thread. */
final class Lines {
    private final InputStream in;
    private final byte[] chunk = new byte[8192];
    private int next;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, or empty when the stream has ended; what follows the last line feed is a line as well.
     * Of a line longer than {@link Json#LENGTH} bytes only so many and one more are kept, the rest is skipped.
     */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (next < end || fill()) {
            any = true;
            byte b = chunk[next++];
            if (b == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            if (line.size() <= Json.LENGTH) {
                line.write(b);
            }
        }
        return any ? Optional.of(line.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
