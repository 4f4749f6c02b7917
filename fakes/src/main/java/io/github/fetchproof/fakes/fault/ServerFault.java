package io.github.fetchproof.fakes.fault;

import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an origin answers instead of the truth, in HTTP.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface ServerFault {

    /** In place of a number of bytes before a cut: the whole body, and no cut. */
    int WHOLE = -1;

    /** The one word for this kind of fault, as reports print it. */
    String kind();

    /** The fault in a few words, with its figures. */
    String describe();

    /**
     * Another status.
     *
     * @param code the HTTP status, 200 to 599
     * @param headers further header fields, for instance {@code Retry-After}
     * @param body the text of the answer, sent as {@code text/plain}
     */
    record Status(int code, Map<String, String> headers, String body) implements ServerFault {
        public Status {
            if (code < 200 || code > 599) {
                throw new IllegalArgumentException("an answer's status must be 200 to 599: " + code);
            }
            headers = Map.copyOf(headers);
        }

        @Override
        public String kind() {
            return "status";
        }

        @Override
        public String describe() {
            return headers.isEmpty() ? "status " + code : "status " + code + " with " + headers;
        }
    }

    /** The request is read and never answered; the connection stays open. */
    record Silence() implements ServerFault {
        @Override
        public String kind() {
            return "silence";
        }

        @Override
        public String describe() {
            return "no answer at all";
        }
    }

    /**
     * The true head and the first bytes of the body, then silence on an open connection.
     *
     * @param afterBytes bytes of body before the silence, zero or more
     */
    record StallBody(int afterBytes) implements ServerFault {
        public StallBody {
            if (afterBytes < 0) {
                throw new IllegalArgumentException("bytes before the silence must not be negative: " + afterBytes);
            }
        }

        @Override
        public String kind() {
            return "stall-body";
        }

        @Override
        public String describe() {
            return "silence after " + afterBytes + " bytes of body";
        }
    }

    /**
     * A head that announces the whole body, some of the body, then the end.
     *
     * @param afterBytes bytes of body that are sent, zero or more
     * @param reset whether the connection ends by RST rather than by FIN
     */
    record CutBody(int afterBytes, boolean reset) implements ServerFault {
        public CutBody {
            if (afterBytes < 0) {
                throw new IllegalArgumentException("bytes before the cut must not be negative: " + afterBytes);
            }
        }

        @Override
        public String kind() {
            return "cut-body";
        }

        @Override
        public String describe() {
            return "body cut by " + (reset ? "RST" : "FIN") + " after " + afterBytes + " bytes";
        }
    }

    /**
     * The true answer, dripping.
     *
     * @param bytes bytes of body a drip, positive
     * @param every the pause between two drips, positive
     */
    record Drip(int bytes, Duration every) implements ServerFault {
        public Drip {
            if (bytes < 1 || every.isNegative() || every.isZero()) {
                throw new IllegalArgumentException(
                        "a drip needs at least one byte and a positive pause: " + bytes + " bytes every " + every);
            }
        }

        @Override
        public String kind() {
            return "drip";
        }

        @Override
        public String describe() {
            return bytes + " bytes every " + every.toMillis() + " ms";
        }
    }

    /**
     * Status 200 with other content.
     *
     * @param content what is served in place of the artefact
     */
    record Content(String content) implements ServerFault {
        @Override
        public String kind() {
            return "content";
        }

        @Override
        public String describe() {
            return "200 with other content";
        }
    }

    /** Status 200 with the zip of the same module and version, one file of which has been altered: valid, and not what go.sum says. */
    record ForgedZip() implements ServerFault {
        @Override
        public String kind() {
            return "forged-zip";
        }

        @Override
        public String describe() {
            return "another zip than the one the checksum names";
        }
    }

    /**
     * A redirect, without a body.
     *
     * @param code 301, 302, 303, 307 or 308
     * @param location the {@code Location} field, in which <code>{path}</code> stands for the path as it was asked; no such
     *     field where it is empty
     */
    record Redirect(int code, String location) implements ServerFault {
        private static final Set<Integer> CODES = Set.of(301, 302, 303, 307, 308);

        public Redirect {
            if (!CODES.contains(code)) {
                throw new IllegalArgumentException("a redirect's status must be 301, 302, 303, 307 or 308: " + code);
            }
            checkLine("a location", location);
        }

        @Override
        public String kind() {
            return "redirect";
        }

        @Override
        public String describe() {
            return location.isEmpty() ? "status " + code + " to nowhere" : "status " + code + " to " + location;
        }
    }

    /**
     * The request is read, and the connection ended before the first byte of an answer.
     *
     * @param reset whether it ends by RST rather than by FIN
     */
    record HangUp(boolean reset) implements ServerFault {
        @Override
        public String kind() {
            return "hang-up";
        }

        @Override
        public String describe() {
            return (reset ? "RST" : "FIN") + " in place of an answer";
        }
    }

    /**
     * Something that is not HTTP, then FIN.
     *
     * @param bytes what is sent, each character a byte: U+0000 to U+00FF, at least one
     */
    record Garbage(String bytes) implements ServerFault {
        public Garbage {
            if (bytes.isEmpty() || bytes.chars().anyMatch(c -> c > 0xff)) {
                throw new IllegalArgumentException("garbage must be one or more characters up to U+00FF, a byte each: "
                        + bytes.length() + " given");
            }
        }

        @Override
        public String kind() {
            return "garbage";
        }

        @Override
        public String describe() {
            return bytes.length() + " bytes that are not HTTP";
        }
    }

    /**
     * The true answer under two different {@code Content-Length} fields, the first one true; then FIN. See
     * https://www.rfc-editor.org/rfc/rfc9112#section-6.3.
     */
    record TwoLengths() implements ServerFault {
        @Override
        public String kind() {
            return "two-lengths";
        }

        @Override
        public String describe() {
            return "two different lengths announced";
        }
    }

    /**
     * The true answer below a large head.
     *
     * @param bytes how many bytes of useless header fields it has, 1 to {@link #MOST}
     */
    record HugeHeader(int bytes) implements ServerFault {
        /** 64 MiB. */
        public static final int MOST = 64 << 20;

        public HugeHeader {
            if (bytes < 1 || bytes > MOST) {
                throw new IllegalArgumentException("a huge header must take 1 to " + MOST + " bytes: " + bytes);
            }
        }

        @Override
        public String kind() {
            return "huge-header";
        }

        @Override
        public String describe() {
            return bytes + " bytes of header";
        }
    }

    /**
     * The answer as HTTP/1.0 gives it: no length, the body ends with the connection.
     *
     * @param cutAfter bytes of body before the end, zero or more, and never the last one; {@link #WHOLE} for all
     */
    record Unframed(int cutAfter) implements ServerFault {
        public Unframed {
            checkCut(cutAfter);
        }

        @Override
        public String kind() {
            return "unframed";
        }

        @Override
        public String describe() {
            return "HTTP/1.0 without a length" + cut(cutAfter);
        }
    }

    /**
     * The answer in chunks.
     *
     * @param cutAfter bytes of body before FIN, zero or more, without a last chunk; {@link #WHOLE} for the whole answer
     */
    record Chunked(int cutAfter) implements ServerFault {
        public Chunked {
            checkCut(cutAfter);
        }

        @Override
        public String kind() {
            return "chunked";
        }

        @Override
        public String describe() {
            return "body in chunks" + cut(cutAfter);
        }
    }

    /** The true answer, compressed. Leaves a request that does not offer gzip, and an answer without a body, alone. */
    record Gzipped() implements ServerFault {
        @Override
        public String kind() {
            return "gzipped";
        }

        @Override
        public String describe() {
            return "body compressed by gzip";
        }
    }

    /**
     * Status 200 and blanks, without regard to the artefact; ends early when the client leaves.
     *
     * @param bytes bytes of body, positive
     * @param announced whether {@code Content-Length} says so, rather than chunks
     */
    record Flood(long bytes, boolean announced) implements ServerFault {
        public Flood {
            if (bytes < 1) {
                throw new IllegalArgumentException("a flood must have at least one byte: " + bytes);
            }
        }

        @Override
        public String kind() {
            return "flood";
        }

        @Override
        public String describe() {
            return bytes + " blanks, " + (announced ? "announced" : "in chunks");
        }
    }

    /**
     * The true answer with other header fields, or more of them.
     *
     * @param fields name to value, in place of the true field of that name in any case; not the length or transfer encoding
     */
    record Headers(Map<String, String> fields) implements ServerFault {
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        public Headers {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("at least one header field must be given");
            }
            fields.forEach((name, value) -> {
                if (!TOKEN.matcher(name).matches()
                        || name.equalsIgnoreCase("Content-Length")
                        || name.equalsIgnoreCase("Transfer-Encoding")) {
                    throw new IllegalArgumentException(
                            "a header field must have a name that does not frame the body: \"" + name + "\"");
                }
                checkLine("a header field", value);
            });
            fields = Map.copyOf(fields);
        }

        @Override
        public String kind() {
            return "headers";
        }

        @Override
        public String describe() {
            return "other header fields: " + new TreeMap<>(fields);
        }
    }

    /** Another archive of the same module and version. Leaves everything but a zip that is there alone. */
    record Zip(ZipVariant variant) implements ServerFault {
        @Override
        public String kind() {
            return "zip";
        }

        @Override
        public String describe() {
            return "another zip: " + variant.words();
        }
    }

    /**
     * What a checksum database tells in place of the truth of its first module. Leaves everything alone that the tale does not
     * change.
     */
    record Tale(DatabaseVariant variant) implements ServerFault {
        @Override
        public String kind() {
            return "tale";
        }

        @Override
        public String describe() {
            return "the checksum database tells: " + variant.describe();
        }
    }

    private static void checkLine(String what, String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(what + " must be printable ASCII on one line: \"" + text + "\"");
        }
    }

    private static void checkCut(int cutAfter) {
        if (cutAfter < WHOLE) {
            throw new IllegalArgumentException("bytes before the cut must not be negative: " + cutAfter);
        }
    }

    private static String cut(int cutAfter) {
        return cutAfter == WHOLE ? "" : ", cut after " + cutAfter + " bytes";
    }
}
