package io.github.fetchproof.fakes.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the requests of one connection, raw and within bounds. One thread uses it. */
final class RequestReader {
    /** The longest head that is read. */
    static final int HEAD_LIMIT = 64 * 1024;

    /** The longest body that is read. */
    static final int BODY_LIMIT = 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[HEAD_LIMIT];
    private int start;
    private int end;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /**
     * A head as it came.
     *
     * @param line its first line
     * @param headers its other lines
     * @param refusal status with which to refuse it unread, 0 where it is whole
     */
    record RawHead(String line, List<String> headers, int refusal) {}

    /** The next head; nothing where the peer has closed the connection before one was whole. */
    Optional<RawHead> next() throws IOException {
        int from = 0;
        while (true) {
            skipBlankLines(from);
            int stop = endOfHead(from);
            if (stop >= 0) {
                RawHead head = split(start, stop, 0);
                start = stop;
                return Optional.of(head);
            }
            if (end > start && (buffer[start] < ' ' || buffer[start] == 0x7f)) {
                return Optional.of(unread(400));
            }
            if (end - start == HEAD_LIMIT) {
                return Optional.of(unread(431));
            }
            from = Math.max(0, end - start - 3);
            if (!fill()) {
                return Optional.empty();
            }
        }
    }

    /**
     * Reads {@code length} bytes of body.
     *
     * @return the body; nothing where it is longer than {@link #BODY_LIMIT} or did not come whole, so that the next request
     *     cannot be read
     */
    Optional<byte[]> body(long length) throws IOException {
        if (length > BODY_LIMIT) {
            return Optional.empty();
        }
        byte[] body = new byte[(int) length];
        int read = 0;
        while (read < length) {
            int now = Math.min(body.length - read, end - start);
            System.arraycopy(buffer, start, body, read, now);
            start += now;
            read += now;
            if (read < length && !fill()) {
                return Optional.empty();
            }
        }
        return Optional.of(body);
    }

    /**
     * Waits for a sign of the peer while it has nothing to ask.
     *
     * @return whether the peer is still there: false when it has closed the connection
     */
    boolean watch() throws IOException {
        if (end - start == HEAD_LIMIT) {
            start = end;
        }
        return fill();
    }

    private void skipBlankLines(int from) {
        while (from == 0 && start < end && (buffer[start] == '\r' || buffer[start] == '\n')) {
            start++;
        }
    }

    /** The index after the blank line, or -1. */
    private int endOfHead(int from) {
        for (int i = start + from; i < end; i++) {
            if (buffer[i] == '\n'
                    && i > start
                    && (buffer[i - 1] == '\n' || (buffer[i - 1] == '\r' && i > start + 1 && buffer[i - 2] == '\n'))) {
                return i + 1;
            }
        }
        return -1;
    }

    private RawHead unread(int refusal) {
        RawHead head = split(start, Math.min(end, start + 1024), refusal);
        start = end;
        return head;
    }

    private RawHead split(int begin, int stop, int refusal) {
        String text = new String(buffer, begin, stop - begin, StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
        return new RawHead(lines.get(0), lines.subList(1, lines.size()), refusal);
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int read = in.read(buffer, end, HEAD_LIMIT - end);
        end += Math.max(0, read);
        return read >= 0;
    }
}
