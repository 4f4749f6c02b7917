package io.github.fetchproof.harness.reference;

import java.util.OptionalInt;

/**
 * How a conversation over SSH ended that failed. Immutable.
 *
 * @param status of the program: 255 is ssh's own failure, 0 that what came was not understood, any other the host's. Empty when the
 *     program was ended here, since nothing more came, or not run, since the breaker of the host is open
 * @param bytes of an answer that came before
 * @param words the last of what ssh and the host said to people
 * @see <a href="https://man.openbsd.org/ssh#EXIT_STATUS">exit status of ssh</a>
 */
public record SshEnd(OptionalInt status, long bytes, String words) {
    private static final int SSH = 255;

    /** Whether ssh itself failed, rather than what the host ran. */
    public boolean isOfSsh() {
        return status.isPresent() && status.getAsInt() == SSH;
    }
}
