package io.github.fetchproof.benchmarks.library;

/**
 * How far a library can be held to a run that nobody has to wait for and that can be repeated.
 *
 * @param virtual whether everything used of it keeps to the time it is given
 * @param seeded whether its chance can be given too, so that a seed repeats its waits; otherwise they repeat in distribution
 *     only
 * @param reason what in the library makes it so
 */
public record Limits(boolean virtual, boolean seeded, String reason) {}
