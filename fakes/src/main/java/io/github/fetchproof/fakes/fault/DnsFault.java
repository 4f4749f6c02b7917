package io.github.fetchproof.fakes.fault;

import java.time.Duration;

/**
 * What goes wrong when the name of an origin is looked up.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface DnsFault {

    /** The one word for this kind of fault, as reports print it. */
    String kind();

    /** The fault in a few words, with its figures. */
    String describe();

    /** NXDOMAIN: there is no such name. */
    record NoSuchName() implements DnsFault {
        @Override
        public String kind() {
            return "no-such-name";
        }

        @Override
        public String describe() {
            return "its name does not exist (NXDOMAIN)";
        }
    }

    /** NOERROR without a record: the name exists and has no address. */
    record NoAddress() implements DnsFault {
        @Override
        public String kind() {
            return "no-address";
        }

        @Override
        public String describe() {
            return "its name has no address";
        }
    }

    /** SERVFAIL: the name server cannot tell. */
    record ServerFailure() implements DnsFault {
        @Override
        public String kind() {
            return "servfail";
        }

        @Override
        public String describe() {
            return "the name server fails (SERVFAIL)";
        }
    }

    /** REFUSED: the name server does not want to tell. */
    record Refusal() implements DnsFault {
        @Override
        public String kind() {
            return "refusal";
        }

        @Override
        public String describe() {
            return "the name server refuses (REFUSED)";
        }
    }

    /** The query arrives, and nothing comes back. */
    record Silence() implements DnsFault {
        @Override
        public String kind() {
            return "dns-silence";
        }

        @Override
        public String describe() {
            return "the name server does not reply";
        }
    }

    /**
     * The truth, late.
     *
     * @param delay from the query to the reply, positive
     */
    record Late(Duration delay) implements DnsFault {
        public Late {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("a late reply must be late: " + delay);
            }
        }

        @Override
        public String kind() {
            return "dns-late";
        }

        @Override
        public String describe() {
            return "the name server replies " + delay.toMillis() + " ms late";
        }
    }

    /** A reply over UDP is empty and says that it was cut (TC); over TCP it is whole. */
    record Truncated() implements DnsFault {
        @Override
        public String kind() {
            return "truncated";
        }

        @Override
        public String describe() {
            return "the name server's replies over UDP are truncated";
        }
    }

    /** A reply with a false address and another transaction id comes first, then the true one. Acts on queries for A alone. */
    record Forged() implements DnsFault {
        @Override
        public String kind() {
            return "forged";
        }

        @Override
        public String describe() {
            return "a forged reply with another id comes before the name server's";
        }
    }

    /** The name has one more address, before the good one, at which nobody can be reached. */
    record DeadAddress(Death death) implements DnsFault {
        @Override
        public String kind() {
            return death.kind();
        }

        @Override
        public String describe() {
            return "the first address of its name " + death.describe();
        }
    }

    /** What comes of a dial at a dead address. */
    enum Death {
        /** RST. */
        REFUSES("refusing-address", "refuses"),
        /** Nothing at all: the SYN vanishes. */
        SWALLOWS("swallowing-address", "lets every dial vanish"),
        /** The address is {@code ::1}, and nobody listens there. */
        REFUSES_IPV6("refusing-ipv6", "is an IPv6 address that refuses");

        private final String kind;
        private final String description;

        Death(String kind, String description) {
            this.kind = kind;
            this.description = description;
        }

        /** The one word for it. */
        String kind() {
            return kind;
        }

        /** It in words. */
        public String describe() {
            return description;
        }
    }
}
