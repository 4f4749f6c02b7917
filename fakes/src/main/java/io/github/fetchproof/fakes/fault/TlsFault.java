package io.github.fetchproof.fakes.fault;

import java.util.Locale;

/**
 * What goes wrong when TLS is spoken with an origin.
 *
 * <p>Immutable; threads may share it.
 */
public sealed interface TlsFault {

    /** The one word for this kind of fault, as reports print it. */
    String kind();

    /** The fault in a few words. */
    String describe();

    /** The certificate proves nothing. */
    record Certificate(Mistake mistake) implements TlsFault {
        @Override
        public String kind() {
            return mistake.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String describe() {
            return "its certificate " + mistake.words;
        }
    }

    /** What can be wrong with a certificate. */
    enum Mistake {
        WRONG_HOST("is for another host"),
        EXPIRED("has expired"),
        NOT_YET_VALID("is not valid yet"),
        UNKNOWN_ISSUER("is of an issuer that nobody knows"),
        SELF_SIGNED("is signed by itself");

        private final String words;

        Mistake(String words) {
            this.words = words;
        }
    }

    /** One version of TLS is spoken and no other. */
    record Only(Version version) implements TlsFault {
        @Override
        public String kind() {
            return "only-" + version.words.toLowerCase(Locale.ROOT).replace(' ', '-');
        }

        @Override
        public String describe() {
            return "it speaks " + version.words + " alone";
        }
    }

    /** Versions of TLS that are spoken somewhere. */
    enum Version {
        TLS_1_1("TLS 1.1"),
        TLS_1_2("TLS 1.2"),
        TLS_1_3("TLS 1.3");

        private final String words;

        Version(String words) {
            this.words = words;
        }

        /** The version as people write it. */
        public String words() {
            return words;
        }
    }

    /** Who does not name the host is turned away (RFC 6066, server_name): many hosts share one address. */
    record NameRequired() implements TlsFault {
        @Override
        public String kind() {
            return "name-required";
        }

        @Override
        public String describe() {
            return "it turns away who does not name the host";
        }
    }

    /** HTTP without TLS is spoken where TLS is expected. */
    record Unencrypted() implements TlsFault {
        @Override
        public String kind() {
            return "unencrypted";
        }

        @Override
        public String describe() {
            return "it answers in plain HTTP";
        }
    }

    /** The client's greeting is taken and never answered. */
    record Silence() implements TlsFault {
        @Override
        public String kind() {
            return "silent-handshake";
        }

        @Override
        public String describe() {
            return "it takes the greeting of TLS and never answers";
        }
    }

    /** The connection is reset when the client has greeted. */
    record Reset() implements TlsFault {
        @Override
        public String kind() {
            return "reset-handshake";
        }

        @Override
        public String describe() {
            return "it resets the connection within the handshake";
        }
    }
}
