package io.github.fetchproof.fakes.fault;

import java.time.Duration;

/**
 * What goes wrong on the road between a subject and an origin, below HTTP.
 *
 * <p>A link fault holds from the moment it is switched on until it is healed. Immutable; threads may share it.
 */
public sealed interface LinkFault {

    /** The one word for this kind of fault, as calibration tables and reports print it. */
    String kind();

    /** The fault in a few words, with its figures. */
    String describe();

    /** Nobody listens: every connect is answered with RST ({@code ECONNREFUSED}). */
    record Refused() implements LinkFault {
        @Override
        public String kind() {
            return "refused";
        }

        @Override
        public String describe() {
            return "connections refused";
        }
    }

    /** The connection is accepted, and reset when the subject has sent its first bytes. */
    record Reset() implements LinkFault {
        @Override
        public String kind() {
            return "reset";
        }

        @Override
        public String describe() {
            return "connections reset after the first bytes";
        }
    }

    /**
     * Every answer is late.
     *
     * @param delay how much later each piece of the answer arrives, positive
     */
    record Latency(Duration delay) implements LinkFault {
        public Latency {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("latency must be positive: " + delay);
            }
        }

        @Override
        public String kind() {
            return "latency";
        }

        @Override
        public String describe() {
            return "answers " + delay.toMillis() + " ms late";
        }
    }

    /** Connections open and requests pass, but no byte of any answer arrives; healing releases what waited. */
    record Stall() implements LinkFault {
        @Override
        public String kind() {
            return "stall";
        }

        @Override
        public String describe() {
            return "no byte of an answer arrives";
        }
    }

    /**
     * The connection is closed by FIN in the middle of an answer.
     *
     * @param bytes how many bytes of answer a connection still carries, zero or more
     */
    record Truncate(long bytes) implements LinkFault {
        public Truncate {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes before the cut must not be negative: " + bytes);
            }
        }

        @Override
        public String kind() {
            return "truncate";
        }

        @Override
        public String describe() {
            return "connections cut after " + bytes + " bytes of answer";
        }
    }
}
