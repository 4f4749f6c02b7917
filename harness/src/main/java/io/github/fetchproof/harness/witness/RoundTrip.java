package io.github.fetchproof.harness.witness;

import java.time.Duration;
import java.util.Optional;

/**
 * What a socket really did with one request.
 *
 * @param ending how it ended
 * @param received bytes that came back
 * @param firstByte from the start of the connect to the first byte; empty when none came
 * @param elapsed from the start of the connect to the ending
 */
public record RoundTrip(Ending ending, long received, Optional<Duration> firstByte, Duration elapsed) {

    /** How a connection ends, as the one who dialled sees it. */
    public enum Ending {
        REFUSED("connection refused"),
        UNREACHABLE("no connection"),
        CONNECT_TIMED_OUT("nobody answered the connect"),
        RESET("reset"),
        FIN("closed by FIN"),
        SILENCE("silence on an open connection");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /** The ending in words. */
        public String describe() {
            return words;
        }
    }

    /** The round trip in a few words, with its figures. */
    public String describe() {
        return switch (ending) {
            case REFUSED, UNREACHABLE, CONNECT_TIMED_OUT -> ending.describe();
            case RESET, FIN, SILENCE ->
                received
                        + " bytes"
                        + firstByte
                                .map(after -> ", the first after " + after.toMillis() + " ms")
                                .orElse("")
                        + ", then "
                        + ending.describe()
                        + " at "
                        + elapsed.toMillis()
                        + " ms";
        };
    }
}
