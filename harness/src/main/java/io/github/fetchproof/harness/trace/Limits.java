package io.github.fetchproof.harness.trace;

import java.time.Duration;

/**
 * The time limits a subject declares; a hang is judged at a limit times the run's patience.
 *
 * @param connect to give up on a connect nobody answers
 * @param handshake to give up on a TLS handshake that comes to no end
 * @param header to give up on an answer that does not begin
 * @param stall to give up on an answer that stops
 * @param dns to give up on a name
 * @param overall for one operation, whatever happens
 * @param attempts the most tries at one source for one artefact, at least 1
 */
public record Limits(
        Duration connect,
        Duration handshake,
        Duration header,
        Duration stall,
        Duration dns,
        Duration overall,
        int attempts) {

    /** What is assumed of a subject that declares nothing. */
    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(35),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(12),
            Duration.ofSeconds(120),
            6);
}
