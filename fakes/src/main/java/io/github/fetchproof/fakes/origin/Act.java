package io.github.fetchproof.fakes.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing an origin does on a connection. Immutable. */
public sealed interface Act {

    /**
     * Sends a status line and header fields.
     *
     * @param status 200 to 599
     * @param headers in the order they are sent; the framing's own field follows them
     * @param framing how the body's end is announced
     */
    record Head(int status, List<Header> headers, Framing framing) implements Act {
        /** Servers refuse to send more, Jetty 8 KiB. */
        private static final int LONGEST_ORDINARY = 4 * 1024;

        public Head {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("an answer's status must be 200 to 599: " + status);
            }
            headers = List.copyOf(headers);
        }

        /** Whether answers with {@code status} never have a body. See https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1. */
        static boolean forbidsBody(int status) {
            return status == 204 || status == 304;
        }

        /** Whether any server could send this head. */
        boolean isOrdinary() {
            boolean framed =
                    forbidsBody(status) ? framing instanceof Framing.Bodiless : framing instanceof Framing.Length;
            return framed && headers.stream().allMatch(Header::isOrdinary) && wire(true).length <= LONGEST_ORDINARY;
        }

        /** The head as it goes over the wire, with {@code Connection: close} when the connection is about to be closed. */
        byte[] wire(boolean closing) {
            String protocol = framing instanceof Framing.UntilClose ? "HTTP/1.0 " : "HTTP/1.1 ";
            StringBuilder text =
                    new StringBuilder(protocol).append(status).append(' ').append(Reasons.of(status));
            headers.forEach(header -> text.append("\r\n").append(header.line()));
            if (framing instanceof Framing.Length length) {
                text.append("\r\nContent-Length: ").append(length.bytes());
            } else if (framing instanceof Framing.Chunked) {
                text.append("\r\nTransfer-Encoding: chunked");
            }
            if (closing) {
                text.append("\r\nConnection: close");
            }
            return text.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Sends bytes of body; before a {@link Head}, bytes as they are. Equal when the bytes are. */
    final class Bytes implements Act {
        private final byte[] source;
        private final int offset;
        private final int length;

        /** All of {@code bytes}, which nobody may change afterwards. */
        Bytes(byte[] bytes) {
            this(bytes, 0, bytes.length);
        }

        /** {@code length} of {@code bytes}, which nobody may change afterwards. */
        Bytes(byte[] bytes, int offset, int length) {
            if (offset < 0 || length < 1 || length > bytes.length - offset) {
                throw new IllegalArgumentException("a piece must be a non-empty part of " + bytes.length + " bytes: "
                        + length + " from " + offset);
            }
            this.source = bytes;
            this.offset = offset;
            this.length = length;
        }

        /** How many bytes, at least one. */
        public int length() {
            return length;
        }

        void appendTo(ByteArrayOutputStream out) {
            out.write(source, offset, length);
        }

        /** Writes {@code count} bytes from {@code from} on. */
        void writeTo(OutputStream out, int from, int count) throws IOException {
            out.write(source, offset + from, count);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes that
                    && Arrays.equals(
                            source, offset, offset + length, that.source, that.offset, that.offset + that.length);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(Arrays.copyOfRange(source, offset, offset + length));
        }

        @Override
        public String toString() {
            return "Bytes[" + length + "]";
        }
    }

    /**
     * Sends blanks as bytes of body, which take no memory.
     *
     * @param length how many, positive
     */
    record Blanks(long length) implements Act {
        public Blanks {
            if (length < 1) {
                throw new IllegalArgumentException("there must be at least one blank: " + length);
            }
        }
    }

    /**
     * Sends nothing for a while.
     *
     * @param length positive
     */
    record Pause(Duration length) implements Act {
        public Pause {
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("a pause must be positive: " + length);
            }
        }
    }

    /** What becomes of the connection. */
    enum End implements Act {
        /** It waits for the next request. */
        KEEP,
        /** It is closed in order. */
        FIN,
        /** It is reset; what the peer has not read may be lost. */
        RST,
        /** Silence: it stays open, and nothing more is sent or read as a request. */
        HOLD
    }
}
