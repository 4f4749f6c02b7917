package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Terms;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run is to be made. Immutable.
 *
 * @param seed repeats names, chance and order
 * @param opaque whether modules are called by words drawn from the seed; otherwise they are called what the scenarios call them
 * @param jobs how many scenarios side by side, at least 1
 * @param patience by how much upper bounds on time are stretched, at least 1
 * @param sandboxed whether this process is in a private network of its own
 * @param sandbox the rung of the ladder, in words
 * @param captures where the tap's captures go, one {@code ID.pcap} a scenario
 * @param scratch an existing directory for what subjects write; each gets a folder in it, removed afterwards
 * @param kit what judges
 * @param terms what the run is scored by
 * @param subjectArguments the command line's arguments that name the subject and who makes the faults, for replaying; empty or ending in
 *     a blank
 */
public record RunOptions(
        long seed,
        boolean opaque,
        int jobs,
        double patience,
        boolean sandboxed,
        String sandbox,
        Optional<Path> captures,
        Path scratch,
        Certification.Kit kit,
        Terms terms,
        String subjectArguments) {

    public RunOptions {
        if (jobs < 1 || jobs > 256) {
            throw new IllegalArgumentException("jobs must be 1 to 256: " + jobs);
        }
        if (!(patience >= 1) || patience > 100) {
            throw new IllegalArgumentException("patience must be 1 to 100: " + patience);
        }
    }
}
