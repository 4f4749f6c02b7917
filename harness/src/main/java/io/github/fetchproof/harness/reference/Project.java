package io.github.fetchproof.harness.reference;

import java.nio.file.Path;

/**
 * What the files beside a build say of modules.
 *
 * @param sums of go.sum
 * @param replacements of go.mod
 */
record Project(Sums sums, Replacements replacements) {

    /** @throws FetchFailure when a file cannot be read or is malformed */
    static Project in(Decisions decisions, Path directory) throws FetchFailure {
        return new Project(Sums.in(decisions, directory), Replacements.in(directory));
    }
}
