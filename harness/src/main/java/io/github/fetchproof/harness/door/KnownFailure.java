package io.github.fetchproof.harness.door;

/**
 * A failure that a subject's maker knows of. It is run all the same.
 *
 * @param check the check that fails, for instance {@code list/comma-stops-on-refused}
 * @param reason why it is tolerated
 */
public record KnownFailure(String check, String reason) {}
