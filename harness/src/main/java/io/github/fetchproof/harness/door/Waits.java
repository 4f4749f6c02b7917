package io.github.fetchproof.harness.door;

import java.time.Duration;

/**
 * How long the kit itself waits for a subject; none of it counts as the subject's time.
 *
 * @param hello from the start of a session to its first line: a JVM on a busy machine needs some seconds
 * @param bye from the end of a session to the end of its process
 * @param grace from TERM to KILL
 * @param kill from KILL to the end of the process, which the system owes
 */
record Waits(Duration hello, Duration bye, Duration grace, Duration kill) {
    static final Waits USUAL =
            new Waits(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(10));
}
