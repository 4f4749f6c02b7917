package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the go.sum beside the go.mod says of hashes, and, of what it does not list, a checksum database. It is read, never written.
 *
 * @param sums of go.sum
 * @param recorded what a checksum database has
 * @see <a href="https://go.dev/ref/mod#go-sum-files">go.sum files</a>
 */
record Sums(Decisions decisions, GoSum sums, GoSum recorded) {

    /**
     * Reads {@code go.sum} in a directory; none is the same as an empty one.
     *
     * @throws FetchFailure when it cannot be read or a line is malformed (SUM-007)
     */
    static Sums in(Decisions decisions, Path directory) throws FetchFailure {
        Path file = directory.resolve("go.sum");
        if (!Files.exists(file)) {
            return new Sums(decisions, GoSum.empty(), GoSum.empty());
        }
        try {
            return new Sums(decisions, decisions.goSum(new String(Files.readAllBytes(file), UTF_8)), GoSum.empty());
        } catch (IllegalArgumentException malformed) {
            throw new FetchFailure(FailureClass.REFUSED, file + ": " + malformed.getMessage());
        } catch (IOException unreadable) {
            throw new FetchFailure(FailureClass.LOCAL, "could not read " + file + ": " + unreadable);
        }
    }

    /** The same, and what a checksum database has of a module version. */
    Sums and(GoSum lines) {
        return new Sums(decisions, sums, lines);
    }

    /** Whether go.sum lists all hashes of a module version. */
    boolean listAll(ModuleVersion module) {
        return lists(module, Part.MOD) && lists(module, Part.ZIP);
    }

    /** Whether somebody can tell the zip's hash, or its go.mod's. */
    boolean lists(ModuleVersion module, Part part) {
        return !known(module, part).isEmpty();
    }

    /** The hashes that count; those of algorithms not known here cannot be checked (SUM-006). */
    private List<String> known(ModuleVersion module, Part part) {
        List<String> listed =
                all(module, part).stream().filter(decisions::isKnown).toList();
        return listed.isEmpty() ? decisions.listed(recorded, module, part) : listed;
    }

    private List<String> all(ModuleVersion module, Part part) {
        return decisions.listed(sums, module, part);
    }

    /** Whether nothing listed speaks against this hash. */
    boolean allow(ModuleVersion module, Part part, Hash1 actual) {
        List<String> listed = known(module, part);
        return listed.isEmpty() || decisions.matches(actual, listed);
    }

    /**
     * Passes a hash that is listed, or of which nothing is known.
     *
     * @throws FetchFailure of class {@code INTEGRITY} when another one is listed (SUM-002)
     */
    void check(ModuleVersion module, Part part, Hash1 actual, String where, Errand errand) throws FetchFailure {
        if (!allow(module, part, actual)) {
            throw new FetchFailure(
                    FailureClass.INTEGRITY,
                    "checksum mismatch of the ." + part.extension() + " of " + module + " from " + where
                            + ": it has " + actual.value() + ", go.sum or the checksum database lists "
                            + String.join(", ", known(module, part)));
        }
        if (!lists(module, part) && !all(module, part).isEmpty()) {
            errand.remark("the ." + part.extension() + " of " + module
                    + " cannot be verified: go.sum lists hashes of unknown algorithms alone");
        }
    }
}
