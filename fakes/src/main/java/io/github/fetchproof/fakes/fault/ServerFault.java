package io.github.fetchproof.fakes.fault;

import java.time.Duration;
import java.util.Map;

/**
 * What an origin answers instead of the truth, in HTTP.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface ServerFault {

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
}
